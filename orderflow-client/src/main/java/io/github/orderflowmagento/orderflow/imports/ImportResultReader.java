package io.github.orderflowmagento.orderflow.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome;
import io.github.orderflowmagento.orderflow.internal.xml.ServerException;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Reads {@link ImportResult}s from OrderFlow's report. */
final class ImportResultReader {

    private static final Map<String, Outcome> CONTAINERS = Map.of(
            "importSuccesses", Outcome.SUCCESS,
            "importFailures", Outcome.FAILURE,
            "importDuplicates", Outcome.DUPLICATE);

    private ImportResultReader() {}

    static List<ImportResult> results(XmlElement root) {
        ServerException.refuseElement(root);
        List<ImportResult> results = itemResults(root);
        if (results.isEmpty()) {
            ServerException.refuse(root);
            if (root.children().stream().noneMatch(child -> CONTAINERS.containsKey(child.name()))) {
                throw new InvalidMessageException("Expected importSuccesses, importFailures or importDuplicates, found"
                        + " none of them under '" + root.name() + "'");
            }
        }
        // OrderFlow failed halfway: the results so far are valid, and the failure is kept beside them.
        root.children().stream()
                .filter(ServerException::isOne)
                .map(ImportResultReader::ofNoItem)
                .forEach(results::add);
        return List.copyOf(results);
    }

    private static List<ImportResult> itemResults(XmlElement root) {
        List<ImportResult> results = new ArrayList<>();
        for (XmlElement container : root.children()) {
            Outcome outcome = CONTAINERS.get(container.name());
            if (outcome != null) {
                container.children().forEach(child -> results.add(result(child, outcome)));
            }
        }
        return results;
    }

    private static ImportResult ofNoItem(XmlElement exception) {
        return ImportResult.builder()
                .externalReference("")
                .outcome(Outcome.FAILURE)
                .message(exception.allText().strip())
                .build();
    }

    private static ImportResult result(XmlElement element, Outcome outcome) {
        Map<String, String> said = new LinkedHashMap<>(element.attributes());
        element.children()
                .forEach(child -> said.putIfAbsent(child.name(), child.text().strip()));
        String kind = outcome.name().toLowerCase(Locale.ROOT);
        Optional<String> reference = Optional.ofNullable(said.remove("externalReference"));
        return ImportResult.builder()
                .externalReference(reference.orElse(""))
                .outcome(outcome)
                .message(Optional.ofNullable(said.remove(kind + "Message")))
                .detail(Optional.ofNullable(said.remove(kind + "Detail")))
                .attributes(said)
                .build();
    }
}
