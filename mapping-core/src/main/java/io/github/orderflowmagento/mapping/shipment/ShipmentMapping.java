package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.Conditions;
import io.github.orderflowmagento.mapping.Explanation;
import io.github.orderflowmagento.mapping.Findings;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.Observer;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.SourceTable;
import io.github.orderflowmagento.mapping.TableMapping;
import io.github.orderflowmagento.mapping.TargetSchema;
import io.github.orderflowmagento.mapping.Violation;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * Maps a despatch of the warehouse to a shipment of the shop. The properties are {@code comment}, {@code track.carrier_code}, {@code
 * track.title}, {@code track.number}, {@code email} and {@code email.comment}; {@link Allocation} determines the units of each order item.
 * Each line of {@code track.number} is the number of one parcel and becomes a track; without a number there is no track. {@code 0} is not
 * sent as a number, since a Magento 2 would reject the whole shipment. The customer is notified if {@code email} is {@code 1} or {@code
 * true}, and not if it is {@code 0}, {@code false} or missing.
 *
 * <p>Start with {@link #standard()}. Immutable and safe to share between threads, if the rules are.
 */
public final class ShipmentMapping extends TableMapping<DespatchNotification, ShipmentMapping> {
    private static final String TRACK_NUMBER = "track.number";
    private static final String CARRIER_CODE = "track.carrier_code";
    private static final String TRACK_TITLE = "track.title";
    private static final String EMAIL = "email";
    private static final String SOURCE = "source";

    /** The number that warehouses send for an untracked parcel. */
    private static final String NO_NUMBER = "0";

    private final CarrierTable carriers;
    private final Optional<SourceTable> sources;

    private ShipmentMapping(
            RuleTable<DespatchNotification> rules,
            Conditions<DespatchNotification> conditions,
            CarrierTable carriers,
            Optional<SourceTable> sources) {
        super(rules, conditions);
        this.carriers = carriers;
        this.sources = sources;
    }

    @Override
    protected ShipmentMapping copy(RuleTable<DespatchNotification> rules, Conditions<DespatchNotification> conditions) {
        return new ShipmentMapping(rules, conditions, carriers, sources);
    }

    /** Returns the extension's mapping: carrier {@code custom} with courier and service as title. */
    public static ShipmentMapping standard() {
        RuleTable<DespatchNotification> rules = RuleTable.of(
                        DespatchFields.ALL,
                        List.<Rule<DespatchNotification>>of(
                                Rule.optional("comment", "comment", ShipmentMapping::comment),
                                carrierCode(CarrierTable.empty()),
                                title("courierName serviceName", CarrierTable.empty()),
                                Rule.optional(TRACK_NUMBER, "trackingNumber", ShipmentMapping::numbers),
                                Rule.always(
                                        EMAIL,
                                        "email",
                                        despatch -> despatch.notifyCustomer().orElse(false) ? "1" : "0"),
                                Rule.optional(
                                        "email.comment",
                                        "comment if includeComment",
                                        despatch -> despatch.includeComment().orElse(false)
                                                ? comment(despatch)
                                                : Optional.empty())))
                .from(Origin.STANDARD);
        return new ShipmentMapping(rules, Conditions.none(DespatchFields.ALL), CarrierTable.empty(), Optional.empty());
    }

    /** Returns the table of the shop's carriers for OrderFlow's couriers. Default: empty. */
    public CarrierTable carriers() {
        return carriers;
    }

    /**
     * Returns this mapping with another table of carriers for OrderFlow's couriers. A custom rule for {@code track.carrier_code} or
     * {@code track.title} is kept and ignores the carriers.
     */
    public ShipmentMapping withCarriers(CarrierTable carriers) {
        RuleTable<DespatchNotification> changed = rules();
        for (Rule<DespatchNotification> rule :
                List.of(carrierCode(carriers), title("the carrier's title, else courierName serviceName", carriers))) {
            changed = isOfOnesOwn(rule.target()) ? changed : changed.with(rule);
        }
        return new ShipmentMapping(changed, conditions(), carriers, sources);
    }

    /**
     * Returns this mapping for a warehouse whose despatches name the place from which the goods were sent; each is shipped from the source
     * of its place. A despatch whose place is missing or not in the table is rejected by name. Without a table the source is that of the
     * lines ({@link DespatchLine#source}); if they have none, a shop with several sources ships from the only one of the order's website,
     * or the despatch is rejected.
     */
    public ShipmentMapping withSources(SourceTable table) {
        return new ShipmentMapping(rules(), conditions(), carriers, Optional.of(table));
    }

    /**
     * Returns this mapping without a {@linkplain #withSources table}: a despatch ships from the source that its lines name, else from the
     * source that the shop chooses.
     */
    public ShipmentMapping withoutSources() {
        return new ShipmentMapping(rules(), conditions(), carriers, Optional.empty());
    }

    /**
     * Returns the code of the despatch's source; empty if it is determined neither by a {@linkplain #withSources table} nor by its lines.
     *
     * @throws MappingException if the place is not in the table, or the lines have several sources; see {@link #bySource}
     */
    public Optional<String> source(DespatchNotification despatch) {
        Optional<String> ofLines = isSentByLines() ? sourceOfLines(despatch) : Optional.empty();
        return sources.map(table -> table.source(
                        entity(despatch), ofLines.or(() -> DespatchFields.ALL.text(despatch, table.field()))))
                .or(() -> ofLines);
    }

    /**
     * Splits a despatch into one despatch for each source of its lines. If its lines do not determine the source, returns only the despatch
     * itself.
     */
    public List<DespatchNotification> bySource(DespatchNotification despatch) {
        return isSentByLines() ? despatch.bySource() : List.of(despatch);
    }

    private boolean isSentByLines() {
        return sources.map(table -> table.field().equals(SOURCE)).orElse(true);
    }

    private static Optional<String> sourceOfLines(DespatchNotification despatch) {
        Set<Optional<String>> sources = despatch.lines().stream()
                .filter(line -> line.quantity().signum() != 0)
                .map(DespatchLine::source)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (sources.size() > 1) {
            throw new MappingException(
                    entity(despatch),
                    "its lines have several sources, or not all have one: "
                            + sources.stream().map(code -> code.orElse("none")).toList(),
                    null);
        }
        return sources.stream().flatMap(Optional::stream).findFirst();
    }

    private boolean isOfOnesOwn(String target) {
        return rules().rules().stream()
                .anyMatch(rule -> rule.target().equals(target) && !(rule.value() instanceof ByCarrier));
    }

    /** A value from the table of carriers. */
    private record ByCarrier(
            CarrierTable carriers, BiFunction<CarrierTable.Carrier, DespatchNotification, Optional<String>> value)
            implements Function<DespatchNotification, Optional<String>> {
        @Override
        public Optional<String> apply(DespatchNotification despatch) {
            return value.apply(carriers.carrierOf(despatch), despatch);
        }
    }

    /**
     * Returns this mapping with the tracking numbers of several parcels, for a warehouse that sends them all in one message; OrderFlow's
     * SOAP message has one field. Blank and repeated numbers are left out.
     *
     * @param source a readable description of where the numbers come from
     * @param numbers returns the numbers, one for each parcel
     */
    public ShipmentMapping withTrackingNumbers(String source, Function<DespatchNotification, List<String>> numbers) {
        return with(Rule.optional(
                TRACK_NUMBER, source, despatch -> nonBlank(Optional.of(String.join("\n", numbers.apply(despatch))))));
    }

    /** Explains how each rule processes a despatch. */
    public Explanation explain(DespatchNotification despatch) {
        return explain(entity(despatch), watched(despatch));
    }

    private static Function<Observer, DespatchNotification> watched(DespatchNotification despatch) {
        return observer -> observer.watch(DespatchNotification.class, despatch, "");
    }

    /** Reports rules and conditions that read fields that none of these despatches has. */
    public Findings check(Collection<DespatchNotification> samples) {
        return check("despatch", samples, ShipmentMapping::watched);
    }

    /**
     * Returns why a despatch is skipped; empty if it is not.
     *
     * @throws MappingException if a field that a condition requires is missing, or a condition fails
     */
    public Optional<String> reasonToSkip(DespatchNotification despatch) {
        return conditions().reasonToSkip(entity(despatch), despatch);
    }

    private static Rule<DespatchNotification> carrierCode(CarrierTable carriers) {
        return Rule.optional(
                CARRIER_CODE,
                carriers.describe(),
                new ByCarrier(carriers, (carrier, despatch) -> Optional.of(carrier.code())));
    }

    private static Rule<DespatchNotification> title(String source, CarrierTable carriers) {
        return Rule.optional(
                TRACK_TITLE,
                source,
                new ByCarrier(carriers, (carrier, despatch) -> carrier.title().or(() -> title(despatch))));
    }

    private static Optional<String> numbers(DespatchNotification despatch) {
        return nonBlank(Optional.of(
                Stream.concat(despatch.trackingNumber().stream(), despatch.furtherTrackingNumbers().stream())
                        .collect(Collectors.joining("\n"))));
    }

    private static Optional<String> comment(DespatchNotification despatch) {
        return nonBlank(despatch.comment());
    }

    private static Optional<String> title(DespatchNotification despatch) {
        String title = Stream.of(despatch.courierName(), despatch.serviceName())
                .flatMap(part -> nonBlank(part).stream())
                .collect(Collectors.joining(" "));
        return Optional.of(title).filter(text -> !text.isEmpty());
    }

    private static Optional<String> nonBlank(Optional<String> text) {
        return text.map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * Returns the plan of the shipment for a despatch of an order that was exported with the standard mapping.
     *
     * @throws MappingException as {@link #map(Order, DespatchNotification, OrderMapping)}
     */
    public ShipmentPlan map(Order order, DespatchNotification despatch) {
        return map(order, despatch, OrderMapping.standard());
    }

    /**
     * Returns the plan of the shipment for a despatch of an order.
     *
     * @param orders the mapping with which the order was exported
     * @throws MappingException if the place is not in the table of sources; if a line has a SKU that the order does not have, more units
     *     than are left to ship, or only part of a bundle that ships together; if there are no lines; or if quantities of the order's rows
     *     are invalid. The message names everything that could not be allocated; {@link Allocation#of} returns the same as values
     */
    public ShipmentPlan map(Order order, DespatchNotification despatch, OrderMapping orders) {
        Allocation allocation = allocation(order, despatch, orders);
        if (!allocation.isComplete()) {
            throw new MappingException(entity(despatch), problem(allocation, despatch), null);
        }
        return ShipmentPlan.builder()
                .from(plan(allocation.items(), despatch, warning -> {}))
                .source(source(despatch))
                .build();
    }

    private static Allocation allocation(Order order, DespatchNotification despatch, OrderMapping orders) {
        OrderMapping.rejectUnknownParent(order);
        try {
            return Allocation.of(order, despatch.lines(), orders);
        } catch (ArithmeticException e) {
            throw new MappingException(
                    entity(despatch),
                    "quantities of the order's rows in the shop are invalid (" + e.getMessage()
                            + "): check them in the shop",
                    e);
        }
    }

    private static String problem(Allocation allocation, DespatchNotification despatch) {
        if (despatch.reference().isPresent() && despatch.lines().isEmpty()) {
            return "the order has nothing left to ship";
        }
        return allocation.leftovers().isEmpty()
                // with an empty list, Magento ships everything that is left
                ? "it has no despatched lines"
                : allocation.leftovers().stream()
                        .map(Allocation.Leftover::problem)
                        .collect(Collectors.joining("; "));
    }

    /**
     * Returns the plan without items, for a shipment that already exists.
     *
     * @throws MappingException if a rule fails, or {@code email} is neither yes nor no
     */
    public ShipmentPlan planWithoutItems(DespatchNotification despatch) {
        return planWithoutItems(despatch, warning -> {});
    }

    /**
     * Like {@link #planWithoutItems(DespatchNotification)}, with warnings.
     *
     * @param warnings receives each text in which a character was replaced
     */
    public ShipmentPlan planWithoutItems(DespatchNotification despatch, Consumer<MappingWarning> warnings) {
        return plan(Map.of(), despatch, warnings);
    }

    private ShipmentPlan plan(
            Map<Long, BigDecimal> items, DespatchNotification despatch, Consumer<MappingWarning> warnings) {
        List<Violation> violations = new ArrayList<>();
        List<MappingWarning> changes = new ArrayList<>();
        Map<String, String> fields = rules().apply(entity(despatch), despatch, TargetSchema.NONE, violations, changes);
        if (!violations.isEmpty()) {
            throw new MappingException(entity(despatch), violations);
        }
        changes.forEach(warnings);
        return ShipmentPlan.builder()
                .items(items)
                .comment(Optional.ofNullable(fields.get("comment")))
                .tracks(tracks(fields))
                .emailsCustomer(Optional.ofNullable(fields.get(EMAIL))
                        .filter(text -> isYes(entity(despatch), EMAIL, text))
                        .isPresent())
                .emailComment(Optional.ofNullable(fields.get("email.comment")))
                .build();
    }

    private static String entity(DespatchNotification despatch) {
        return "despatch " + despatch.id() + " of order " + despatch.orderReference();
    }

    private static List<Track> tracks(Map<String, String> fields) {
        return fields.getOrDefault(TRACK_NUMBER, "")
                .lines()
                .map(String::strip)
                .filter(number -> !number.isEmpty() && !number.equals(NO_NUMBER))
                .distinct()
                .map(number -> Track.builder()
                        .carrierCode(fields.getOrDefault(CARRIER_CODE, CarrierTable.CUSTOM))
                        .title(Optional.ofNullable(fields.get(TRACK_TITLE)))
                        .number(number)
                        .build())
                .toList();
    }
}
