package io.github.orderflowmagento.cli.command;

import java.util.List;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.orderflow.detect.DetectedOrderFlow;
import io.github.orderflowmagento.orderflow.detect.Finding;

/** Checks the warehouse. */
final class WarehouseDoctor implements DoctorCheck {
    private final Session session;

    WarehouseDoctor(Session session) {
        this.session = session;
    }

    @Override
    public List<Diagnosis> run() {
        try {
            DetectedOrderFlow found =
                    Session.configured(() -> session.warehouseBuilder().detect());
            return found.findings().stream().map(WarehouseDoctor::diagnosis).toList();
        } catch (ConfigurationException e) {
            return List.of(Diagnosis.wrong(
                    "warehouse", String.valueOf(e.getMessage()), "orderflow-magento config check", ExitCode.USAGE));
        }
    }

    private static Diagnosis diagnosis(Finding finding) {
        String subject = "warehouse " + finding.subject();
        return switch (finding.result()) {
            case OK -> Diagnosis.ok(subject, finding.conclusion());
            case UNKNOWN -> Diagnosis.notKnown(subject, finding.conclusion());
            case NOT_OK ->
                switch (finding.subject()) {
                    case "address" ->
                        Diagnosis.wrong(
                                subject,
                                finding.conclusion() + " (" + String.join(", ", finding.evidence()) + ")",
                                "check orderflow.url and the network",
                                ExitCode.NOT_REACHED);
                    case "login" ->
                        Diagnosis.wrong(
                                subject,
                                finding.conclusion(),
                                "check orderflow.user and orderflow.password",
                                ExitCode.ACCESS_DENIED);
                    case "channel" ->
                        Diagnosis.wrong(
                                subject,
                                finding.conclusion(),
                                "check orderflow.organisation and orderflow.channel",
                                ExitCode.USAGE);
                    default ->
                        Diagnosis.wrong(
                                subject, finding.conclusion(), "ask OrderFlow's administrator", ExitCode.FAILED);
                };
        };
    }
}
