package io.github.orderflowmagento.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.mapping.file.InvalidMappingFileException;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.history.HistoryQuery;

/** One check of the doctor. Expected failures are diagnoses; exceptions are not caught. */
interface DoctorCheck {
    /** Runs the check and returns the diagnosis. */
    List<Diagnosis> run();

    /** Returns all checks of a profile, in a sensible sequence. */
    static List<DoctorCheck> of(Session session) {
        List<DoctorCheck> checks = new ArrayList<>();
        checks.add(() -> List.of(mapping(session)));
        OperationName.all().forEach(operation -> checks.add(() -> List.of(state(session, operation))));
        checks.add(() -> List.of(history(session)));
        checks.add(new ShopDoctor(session));
        checks.add(new WarehouseDoctor(session));
        return checks;
    }

    private static Diagnosis mapping(Session session) {
        Optional<Path> file = session.profile().path(Key.MAPPING_FILE);
        try {
            session.mappings();
            return Diagnosis.ok("mapping", file.map(Path::toString).orElse("the standard"));
        } catch (InvalidMappingFileException | ConfigurationException e) {
            return Diagnosis.wrong(
                    "mapping", String.valueOf(e.getMessage()), "correct the mapping file", ExitCode.USAGE);
        }
    }

    private static Diagnosis state(Session session, OperationName operation) {
        String subject = "state of " + operation;
        try {
            RunState state = session.checkpoint(operation).load().state();
            long givenUp = state.givenUp().size();
            long waiting = state.waiting().size();
            String met = Stream.of(
                            state.changesUntil().map(time -> "looked at until " + time),
                            Optional.of(waiting + " wait").filter(text -> waiting > 0),
                            Optional.of(givenUp + " given up").filter(text -> givenUp > 0))
                    .flatMap(Optional::stream)
                    .reduce((one, other) -> one + ", " + other)
                    .orElse("empty");
            return givenUp == 0
                    ? Diagnosis.ok(subject, met)
                    : Diagnosis.wrong(subject, met, "see: failed list --operation " + operation, ExitCode.FAILED);
        } catch (RuntimeException e) {
            return Diagnosis.wrong(
                    subject,
                    String.valueOf(e.getMessage()),
                    "check state.location: " + session.storage().location(),
                    ExitCode.USAGE);
        }
    }

    private static Diagnosis history(Session session) {
        try {
            boolean isEmpty = session.history()
                    .runs(HistoryQuery.builder().limit(1).build())
                    .isEmpty();
            return Diagnosis.ok(
                    "record of runs", isEmpty ? "empty" : session.storage().historyLocation());
        } catch (RuntimeException e) {
            return Diagnosis.wrong(
                    "record of runs", String.valueOf(e.getMessage()), "check history.location", ExitCode.USAGE);
        }
    }
}
