package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.List;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowException;

/** Looks at the warehouse. */
final class WarehouseDoctor implements DoctorCheck {
    private static final String NO_ORDER = "orderflow-magento-doctor";

    private final Session session;
    private final ExchangeWatch watch = new ExchangeWatch("warehouse");

    WarehouseDoctor(Session session) {
        this.session = session;
    }

    @Override
    public List<Diagnosis> run() {
        List<Diagnosis> found = new ArrayList<>();
        try (OrderFlow warehouse = Session.configured(
                () -> session.warehouseBuilder().configureHttp(watch::watch).build())) {
            found.add(login(warehouse));
        } catch (ConfigurationException e) {
            return List.of(Diagnosis.wrong(
                    "warehouse", String.valueOf(e.getMessage()), "orderflow-magento config check", ExitCode.USAGE));
        }
        found.addAll(watch.diagnoses(session.profile().require(Key.ORDERFLOW_URL)));
        return found;
    }

    /** Asks for an order that is not there: what refuses that has let in, and knows the channel. */
    private static Diagnosis login(OrderFlow warehouse) {
        try {
            warehouse.orders().detail(NO_ORDER);
            return Diagnosis.ok("warehouse login", "accepted, channel " + warehouse.channel());
        } catch (OrderFlowException.Rejected e) {
            return e.getMessage() != null && e.getMessage().contains("channel")
                    ? Diagnosis.wrong("warehouse channel", e.getMessage(), "check orderflow.channel", ExitCode.USAGE)
                    : Diagnosis.ok("warehouse login", "accepted, channel " + warehouse.channel());
        } catch (OrderFlowException.RefusedCredentials | OrderFlowException.NotPermitted e) {
            return Diagnosis.wrong(
                    "warehouse login",
                    String.valueOf(e.getMessage()),
                    "check orderflow.user, its password and organisation",
                    ExitCode.NOT_LET_IN);
        } catch (OrderFlowException e) {
            return Diagnosis.wrong(
                    "warehouse",
                    String.valueOf(e.getMessage()),
                    "check orderflow.url and the network",
                    ExitCode.NOT_REACHED);
        }
    }
}
