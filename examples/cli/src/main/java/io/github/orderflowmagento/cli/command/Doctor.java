package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import picocli.CommandLine;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.ResultWriter;

/** Checks everything that the operations need. */
@CommandLine.Command(
        name = "doctor",
        description =
                "Checks configuration, mapping file, states, the shop (address, TLS, version, services, credentials,"
                        + " rights, clock) and the warehouse (login, channel). Only reads.",
        footer = {"", "Example:", "  orderflow-magento doctor --profile acme-uk"})
public final class Doctor extends ProfileCommand {
    @Override
    int execute(Session session, Console console) {
        ResultWriter writer = common.writer(console);
        writer.begin("doctor", List.of("subject", "result", "what", "toDo"));
        List<Diagnosis> all = new ArrayList<>();
        for (DoctorCheck check : DoctorCheck.of(session)) {
            for (Diagnosis diagnosis : check.run()) {
                all.add(diagnosis);
                writer.row(Arrays.asList(
                        diagnosis.subject(), diagnosis.result().words(), diagnosis.what(), diagnosis.toDo()));
            }
        }
        writer.end(Map.of());
        long wrong = all.stream()
                .filter(one -> one.result() == Diagnosis.Result.NOT_OK)
                .count();
        console.say(
                wrong == 0 ? "Nothing is wrong." : wrong + (wrong == 1 ? " thing is wrong." : " things are wrong."));
        return all.stream().mapToInt(Diagnosis::exitCode).max().orElse(ExitCode.DONE);
    }
}
