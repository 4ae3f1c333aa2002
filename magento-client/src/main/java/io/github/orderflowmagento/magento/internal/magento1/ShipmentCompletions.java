package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;

/** Adds missing parts to existing shipments: references one by one, then the other parts of a few shipments together. */
final class ShipmentCompletions {
    private final Transport transport;
    private final ShipmentParts parts;

    ShipmentCompletions(Transport transport, ShipmentParts parts) {
        this.transport = transport;
        this.parts = parts;
    }

    List<Answer<ShipmentResult>> complete(List<ShipmentCompletion> completions) {
        Run run = new Run();
        completions.forEach(run::take);
        run.addParts();
        return run.answers.stream().map(Supplier::get).toList();
    }

    /** The completions of one caller. */
    private final class Run {
        private final List<Supplier<Answer<ShipmentResult>>> answers = new ArrayList<>();
        private final List<ShipmentParts.Missing> some = new ArrayList<>();
        private @Nullable MagentoException reasonToStop;

        void take(ShipmentCompletion completion) {
            String number = completion.shipment().incrementId();
            try {
                completion.reference().ifPresent(reference -> add(number, reference));
            } catch (MagentoException e) {
                answers.add(() -> Answer.failed(number, e));
                return;
            }
            ShipmentParts.Missing missing = new ShipmentParts.Missing(
                    completion.shipment(),
                    completion.tracks(),
                    completion.notifiesCustomer(),
                    completion.emailComment());
            answers.add(() -> Answer.of(number, missing.result().build()));
            some.add(missing);
            if (some.size() == ShipmentParts.TOGETHER || missing.goesAlone()) {
                addParts();
            }
        }

        private void add(String number, String reference) {
            if (reasonToStop != null) {
                throw WriteFailures.notSent(reasonToStop);
            }
            ApiCall call = ShipmentCalls.addComment(number, Shipment.referenceLine(reference));
            try {
                ResponseTrees.done(call, transport.call(call));
            } catch (MagentoException e) {
                if (WriteFailures.isOfTheWholeShop(e)) {
                    reasonToStop = e;
                }
                throw e;
            } catch (RuntimeException e) {
                reasonToStop = WriteFailures.refusedByCheck(call.description(), e);
                throw reasonToStop;
            }
        }

        void addParts() {
            if (reasonToStop == null) {
                reasonToStop = parts.add(some).orElse(null);
            } else {
                MagentoException why = WriteFailures.notSent(Objects.requireNonNull(reasonToStop));
                some.forEach(missing -> missing.withholdAll(why));
            }
            some.clear();
        }
    }
}
