package io.github.orderflowmagento.orderflow.message;

import java.io.InputStream;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.internal.text.LenientUtf8;
import io.github.orderflowmagento.orderflow.internal.xml.Field;
import io.github.orderflowmagento.orderflow.internal.xml.SafeXmlReader;
import io.github.orderflowmagento.orderflow.internal.xml.ServerException;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** Reads {@link InventoryLine}s from a document one at a time, since a warehouse may have very many. */
final class InventoryReader extends AbstractSpliterator<InventoryLine> {

    private final InputStream document;
    private final Consumer<UnreadableLine> unreadable;
    private @Nullable SafeXmlReader reader;
    private long number;
    private boolean ended;

    InventoryReader(InputStream document, Consumer<UnreadableLine> unreadable) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.document = document;
        this.unreadable = unreadable;
    }

    @Override
    public boolean tryAdvance(Consumer<? super InventoryLine> action) {
        while (!ended) {
            XmlElement element = reader().nextChild();
            if (element == null) {
                ended = true;
                break;
            }
            number++;
            ServerException.refuseElement(element);
            InventoryLine line = line(element);
            if (line != null) {
                action.accept(line);
                return true;
            }
        }
        return false;
    }

    private SafeXmlReader reader() {
        SafeXmlReader open = reader;
        if (open == null) {
            open = SafeXmlReader.ofStream(document);
            XmlElement root = open.root();
            ServerException.refuseElement(root);
            // Any well-formed page has children; only this root element identifies an inventory.
            if (!root.name().equals("inventory")) {
                throw new InvalidMessageException("Expected the element 'inventory', found '" + root.name() + "'");
            }
            reader = open;
        }
        return open;
    }

    /** Returns the line; null if it is malformed, which has then been reported. */
    private @Nullable InventoryLine line(XmlElement element) {
        Optional<String> reference = nonBlank(element, "externalReference").or(() -> nonBlank(element, "product"));
        if (reference.isEmpty()) {
            unreadable.accept(new UnreadableLine(
                    number,
                    reference,
                    "inventory line " + number + " <" + element.name()
                            + "> has neither the attribute 'externalReference' nor 'product'"));
            return null;
        }
        String sku = reference.get();
        if (sku.contains(LenientUtf8.UNDECODED)) {
            unreadable.accept(new UnreadableLine(
                    number,
                    Optional.empty(),
                    "inventory line " + number + " <" + element.name() + ">: its SKU holds bytes that are not UTF-8"));
            return null;
        }
        Optional<Long> sequenceId;
        try {
            sequenceId = Field.attribute("inventory line '" + sku + "'", element, "sequenceId")
                    .wholeNumber();
        } catch (InvalidMessageException e) {
            unreadable.accept(new UnreadableLine(number, reference, String.valueOf(e.getMessage())));
            return null;
        }
        return InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(sequenceId)
                .attributes(element.attributes())
                .build();
    }

    /** Returns the attribute untrimmed, since leading or trailing spaces are part of a SKU. */
    private static Optional<String> nonBlank(XmlElement element, String attribute) {
        return Optional.ofNullable(element.attributes().get(attribute)).filter(text -> !text.isBlank());
    }
}
