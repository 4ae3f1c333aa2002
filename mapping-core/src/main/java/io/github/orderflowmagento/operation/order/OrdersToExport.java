package io.github.orderflowmagento.operation.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.ExportKind;
import io.github.orderflowmagento.operation.internal.export.ExportMarker;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/** How the loop of an export handles orders: which are sent, to which channel, and as which import. */
final class OrdersToExport implements ExportKind<Order> {
    private final OrderSelection selection;
    private final OrderMapping mapping;
    private final Channels channels;
    private final OrderKeys keys;
    private final OrderReading reading;
    private final ExportedOrders exported;
    private final Replacements replacements;
    private final List<ExportMarker> marks;
    private final ExportTimes times;
    private final RunRecorder recorder;

    OrdersToExport(
            OrderSelection selection,
            OrderMapping mapping,
            Channels channels,
            OrderKeys keys,
            OrderReading reading,
            ExportedOrders exported,
            Replacements replacements,
            List<ExportMarker> marks,
            ExportTimes times,
            RunRecorder recorder) {
        this.selection = selection;
        this.mapping = mapping;
        this.channels = channels;
        this.keys = keys;
        this.reading = reading;
        this.exported = exported;
        this.replacements = replacements;
        this.marks = marks;
        this.times = times;
        this.recorder = recorder;
    }

    @Override
    public Stream<String> due(List<String> waiting) {
        return reading.due(waiting);
    }

    @Override
    public List<String> requested(List<String> numbers) {
        return reading.requested(numbers);
    }

    @Override
    public boolean mayBeAnother(String key) {
        return reading.mayBeAnother(key);
    }

    @Override
    public Supplier<List<Answer<Order>>> reading(List<String> requested) {
        return reading.of(requested);
    }

    @Override
    public List<Answer<Order>> beginBatch(List<Answer<Order>> read) {
        exported.beginBatch();
        replacements.beginBatch();
        times.beginBatch();
        marks.forEach(ExportMarker::beginBatch);
        return read;
    }

    @Override
    public void endBatch() {
        reading.forgetRenamed();
    }

    @Override
    public void end() {
        reading.recordPassedOver();
        reading.forgetRenamed();
    }

    @Override
    public boolean isComplete(Order order) {
        return selection.missingField(order).isEmpty() && mapping.isComplete(order) && channels.isComplete(order);
    }

    @Override
    public Set<String> channels(Order order) {
        boolean isSure = !channels.isRouted()
                && exported.channel(keys.of(order))
                        .filter(channel -> !channels.has(channel))
                        .isEmpty();
        return isSure || reasonToSkip(order).isEmpty() ? Set.of(channel(order)) : Set.of("");
    }

    private String channel(Order order) {
        String channel = exported.channel(order, channels::of);
        if (!channels.has(channel)) {
            throw new MappingException(
                    "order " + order.incrementId(),
                    "it was exported to channel " + channel
                            + ", which the routing no longer has: check by hand. Once it is certain"
                            + " that it is not there, forget its export and then requeue it: the routing applies",
                    null);
        }
        return channel;
    }

    /** The list of changes contains the status, and omits orders in others. */
    @Override
    public boolean isUnchanged(Order order) {
        return false;
    }

    @Override
    public Optional<String> reasonToSkip(Order order) {
        return marks.stream().anyMatch(mark -> mark.isOn(order))
                ? Optional.of(OrderReading.MARKED)
                : notToBeSent(order)
                        .or(() -> mapping.lines(order).isEmpty()
                                ? Optional.of("nothing in it is left to despatch")
                                : Optional.empty());
    }

    private Optional<String> notToBeSent(Order order) {
        return selection.reasonToSkip(order).or(() -> mapping.reasonToSkip(order));
    }

    @Override
    public Optional<String> reasonToWait(Order order) {
        return replacements.reasonToWait(order);
    }

    /** An order that is not to be despatched (now) does not concern the stock; changes of the others do. */
    @Override
    public Optional<ExportedOrders.Difference> changedAfterExport(Order order) {
        if (notToBeSent(order).isPresent()) {
            return Optional.empty();
        }
        exported.met(order);
        return exported.difference(keys.of(order));
    }

    @Override
    public void remember(RunState.Builder next) {
        next.exported(exported.kept());
    }

    @Override
    public PersonalData personalData(Order order) {
        return PersonalData.of(order);
    }

    @Override
    public ImportItem map(String requested, Order order) {
        String key = keys.of(order);
        exported.met(order);
        exported.reasonToSendNoMore(order).ifPresent(reason -> {
            throw new MappingException("order " + key, reason, null);
        });
        marks.forEach(mark -> mark.met(key, order));
        List<MappingWarning> warnings = new ArrayList<>();
        selection.rejectIncomplete(order);
        ImportItem item = mapping.map(order, times.batch(), warnings::add);
        recorder.conceal(key, PersonalData.of(order, item));
        recorder.note(key, warnings);
        recorder.exports(key, times.batch());
        String notes = ExportNotes.of(mapping, order, item);
        if (!notes.isEmpty()) {
            recorder.note(key, notes);
        }
        return item;
    }
}
