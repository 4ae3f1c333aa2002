package io.github.orderflowmagento.operation.product;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.BasicOperation;
import io.github.orderflowmagento.operation.internal.BatchedOperationBuilder;
import io.github.orderflowmagento.operation.internal.BoundOperation;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.UnlistedEntities;
import io.github.orderflowmagento.operation.internal.export.ChangedKeys;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.ExportKind;
import io.github.orderflowmagento.operation.internal.export.ExportLoop;
import io.github.orderflowmagento.operation.internal.export.ImportResultRecorder;
import io.github.orderflowmagento.operation.internal.export.ImportSender;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * Product export: the warehouse knows every physical product that can be ordered.
 *
 * <p>A run sends the simple products, and those of modules' own types, changed since the last one (all of them the first time) as
 * merges, which may be repeated.
 * Composite and intangible products are skipped, each with the reason. Disabled products are sent, as the extension does: they may
 * still be in orders.
 *
 * <p>Keys are the shop's SKUs, whatever {@linkplain ProductMapping#withSkus references} OrderFlow knows the products by. Safe to share between threads; runs on one state should not overlap.
 */
public final class ProductExport extends BasicOperation {
    private static final String NAME = "product export";

    private final Magento shop;
    private final Channels channels;
    private final ProductMapping mapping;
    private final Set<ProductType> types;
    private final int batchSize;

    /** All that is read of a product. */
    private final Projection projection;

    private ProductExport(Builder builder, OperationSettings settings, Magento shop, int batchSize) {
        super(settings);
        this.shop = settings.observed(shop);
        this.channels = new Channels(builder.warehouse, builder.routing, settings);
        this.mapping = builder.mapping;
        this.types = builder.types;
        this.batchSize = batchSize;
        this.projection = mapping.projection().and(channels.projection());
    }

    /** A new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    @Override
    protected Run run(RunState state, boolean dryRun) {
        return run(state, dryRun, Optional.empty());
    }

    /**
     * The export of these products, now, on the same state: those whose SKU somebody has, whatever failed before, changed or not. A SKU that
     * the shop does not have is {@linkplain io.github.orderflowmagento.operation.Outcome#UNKNOWN unknown}.
     */
    public Operation of(List<String> skus) {
        List<String> asked = List.copyOf(skus);
        return new BoundOperation(settings(), (state, dryRun) -> run(state, dryRun, Optional.of(asked)));
    }

    /** @param asked the products that somebody has asked for; empty for what has changed */
    private Run run(RunState state, boolean dryRun, Optional<List<String>> asked) {
        RunRecorder recorder = new RunRecorder(settings(), dryRun, state);
        Map<String, ImportSender> senders = new HashMap<>();
        for (String channel : channels.names()) {
            RunRecorder part = channels.recorder(recorder, channel);
            ImportResultRecorder results = new ImportResultRecorder(
                    part,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    reference -> channels.key(mapping.skus().toShop(reference).orElse(reference), channel));
            senders.put(
                    channel,
                    new ImportSender(part, results, channels.warehouse(channel).products()::merge, dryRun));
        }
        Changes<ProductSummary> changes = shop.products().changes(ProductQuery.all(), state.watermark());
        ExportLoop<Product> loop =
                new ExportLoop<>(new Products(recorder, changes), recorder, channels, senders::get, batchSize);
        if (asked.isPresent()) {
            return loop.runOnDemand(state, asked.get());
        }
        UnlistedEntities unlisted = new UnlistedEntities("product number", recorder);
        ChangedKeys skus =
                ChangedKeys.of(changes, ProductSummary::productId, row -> sku(row, recorder, unlisted), unlisted);
        return loop.run(state, skus, unlisted);
    }

    /** The SKU of a product that is to be exported, as far as its row tells. */
    private Optional<String> sku(ProductSummary row, RunRecorder recorder, UnlistedEntities unlisted) {
        boolean tellsSku = row.fields().has("sku");
        boolean tellsType = row.typeId().filter(type -> !type.isBlank()).isPresent();
        Optional<String> sku = row.sku().filter(text -> !text.isBlank());
        if (sku.isEmpty() && !(tellsType && tellsSku)) {
            unlisted.nameless(row.productId());
            return Optional.empty();
        }
        unlisted.listed(row.productId());
        // of a row that does not tell it, the product itself says what it is
        if (sku.isPresent() && (!tellsType || types.contains(row.type()))) {
            return sku;
        }
        recorder.skipped(
                sku.orElseGet(() ->
                        "product number " + row.productId().map(String::valueOf).orElse("unknown")),
                sku.isEmpty() ? "it has no SKU" : isNoStockItem(row.typeId().orElseThrow()));
        recorder.announce();
        return Optional.empty();
    }

    private static String isNoStockItem(String type) {
        return "a " + type + " product is no stock item";
    }

    private final class Products implements ExportKind<Product> {
        private final RunRecorder recorder;
        private final Instant startedAt;
        private final Changes<ProductSummary> changes;
        private final OptionLabels labels;

        Products(RunRecorder recorder, Changes<ProductSummary> changes) {
            this.recorder = recorder;
            this.startedAt = recorder.startedAt();
            this.changes = changes;
            this.labels = new OptionLabels(shop.attributes(), recorder);
        }

        @Override
        public Supplier<List<Answer<Product>>> reading(List<String> skus) {
            return () -> shop.products().details(skus, projection);
        }

        @Override
        public List<Answer<Product>> beginBatch(List<Answer<Product>> read) {
            labels.beginBatch();
            return read.stream().map(this::withLabels).toList();
        }

        private Answer<Product> withLabels(Answer<Product> answer) {
            try {
                answer.value()
                        .ifPresent(product -> labels.ask(
                                product,
                                mapping.choices(product, startedAt),
                                mapping.conditionChoices(product, startedAt)));
                return answer;
            } catch (MagentoException e) {
                return Answer.failed(answer.key(), e);
            }
        }

        @Override
        public Set<String> channels(Product product) {
            return channels.isRouted() && reasonToSkip(product).isPresent() ? Set.of("") : channels.of(product);
        }

        @Override
        public String key(String sku, String channel) {
            return channel.isEmpty() ? sku : channels.key(sku, channel);
        }

        @Override
        public String shopKey(String key) {
            return channels.sku(key);
        }

        @Override
        public boolean isTold(Product product) {
            return mapping.isTold(product, startedAt) && channels.isTold(product);
        }

        @Override
        public boolean isUnchanged(Product product) {
            return product.updatedAt()
                    .filter(time -> !changes.isNew(product.sku(), time))
                    .isPresent();
        }

        @Override
        public Optional<String> reasonToSkip(Product product) {
            return types.contains(product.type())
                    ? mapping.reasonToSkip(product, startedAt, labels.known())
                    : Optional.of(isNoStockItem(product.typeId()));
        }

        @Override
        public ImportItem map(String key, Product product) {
            List<MappingWarning> warnings = new ArrayList<>();
            ImportItem item = mapping.map(product, startedAt, labels.known(), warnings::add);
            recorder.note(key, warnings);
            return item;
        }
    }

    /** Says how to export. */
    public static final class Builder extends BatchedOperationBuilder<Builder> {
        private final OrderFlow warehouse;
        private Optional<ChannelRouting> routing = Optional.empty();
        private ProductMapping mapping = ProductMapping.standard();
        private Set<ProductType> types = Arrays.stream(ProductType.values())
                .filter(ProductType::isStockItem)
                .collect(Collectors.toUnmodifiableSet());

        private Builder(Magento shop, OrderFlow warehouse) {
            super(NAME, shop);
            this.warehouse = Objects.requireNonNull(warehouse);
        }

        /**
         * Which of the warehouse's channels each product is for; a product goes to each that sells it. What the run knows such a part of a
         * product by is the SKU and the channel: {@code MUG-001 (acme-uk)}. Default: all go to the channel of the warehouse's client.
         */
        public Builder channels(ChannelRouting routing) {
            this.routing = Optional.of(routing);
            return this;
        }

        /** How products become imports. Default {@link ProductMapping#standard()}. */
        public Builder mapping(ProductMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** As {@link #mapping} and {@link #channels}, with the mappings that all operations of a merchant share. */
        public Builder mappings(Mappings mappings) {
            mappings.channels().ifPresent(this::channels);
            return mapping(mappings.product());
        }

        /**
         * Which types of products are exported. Default: those that {@linkplain ProductType#isStockItem are stock items}, whose rows are
         * lines of orders by the standard mapping; see {@code OrderMapping.withLineTypes}.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Builder types(ProductType... types) {
            if (types.length == 0) {
                throw new IllegalArgumentException("types: at least one");
            }
            this.types = Set.of(types);
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** The operation. */
        public ProductExport build() {
            return new ProductExport(this, settings(), shop(), batchSize());
        }
    }
}
