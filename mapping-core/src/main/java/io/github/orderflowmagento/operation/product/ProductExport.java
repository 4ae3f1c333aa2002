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
import io.github.orderflowmagento.operation.internal.UnreadableListEntries;
import io.github.orderflowmagento.operation.internal.export.ChangedKeys;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.ExportKind;
import io.github.orderflowmagento.operation.internal.export.ExportLoop;
import io.github.orderflowmagento.operation.internal.export.ImportResultRecorder;
import io.github.orderflowmagento.operation.internal.export.ImportSender;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * Product export: sends every physical product that can be ordered to the warehouse.
 *
 * <p>A run sends the simple products, and those of custom types, that changed since the last run (in the first run all of them) as merges,
 * which can be repeated safely. Composite and intangible products are skipped, each with the reason. Disabled products are sent, as in the
 * extension: orders may still contain them.
 *
 * <p>Keys are the shop's SKUs, even if OrderFlow uses other {@linkplain ProductMapping#withSkus references}. Safe to share between threads;
 * runs on one state must not overlap.
 */
public final class ProductExport extends BasicOperation {
    private static final String NAME = "product export";

    private final Magento shop;
    private final Channels channels;
    private final ProductMapping mapping;
    private final Set<ProductType> types;
    private final int batchSize;

    /** The fields read of a product. */
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

    /** Returns a new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    @Override
    protected Run run(RunState state, boolean dryRun) {
        return run(state, dryRun, Optional.empty());
    }

    /**
     * Returns the export of these products, on the same state, regardless of earlier failures and of whether they changed. A SKU that the
     * shop does not have is {@linkplain io.github.orderflowmagento.operation.Outcome#UNKNOWN unknown}.
     */
    public Operation of(List<String> skus) {
        List<String> requested = List.copyOf(skus);
        return new BoundOperation(settings(), (state, dryRun) -> run(state, dryRun, Optional.of(requested)));
    }

    /** @param requested the requested products; empty for all that changed */
    private Run run(RunState state, boolean dryRun, Optional<List<String>> requested) {
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
        if (requested.isPresent()) {
            return loop.runOnDemand(requested.get());
        }
        UnreadableListEntries unlisted = new UnreadableListEntries("product number", recorder);
        ChangedKeys skus =
                ChangedKeys.of(changes, ProductSummary::productId, row -> sku(row, recorder, unlisted), unlisted);
        return loop.run(state, skus, unlisted);
    }

    /** Returns the SKU of a product to be exported, as far as its row contains it. */
    private Optional<String> sku(ProductSummary row, RunRecorder recorder, UnreadableListEntries unlisted) {
        boolean hasSku = row.fields().has("sku");
        boolean hasType = row.typeId().filter(type -> !type.isBlank()).isPresent();
        Optional<String> sku = row.sku().filter(text -> !text.isBlank());
        if (sku.isEmpty() && !(hasType && hasSku)) {
            unlisted.nameless(row.productId());
            return Optional.empty();
        }
        unlisted.listed(row.productId());
        // if the row does not contain the type, the product itself does
        if (sku.isPresent() && (!hasType || types.contains(row.type()))) {
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
        return "a " + type + " product is not a stock item";
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
        public boolean isComplete(Product product) {
            return mapping.isComplete(product, startedAt) && channels.isComplete(product);
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

    /** Configures an export. Not thread-safe. */
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
         * The routing of products to the warehouse's channels; a product is sent to each channel that sells it. Its key in each is the SKU
         * and the channel: {@code MUG-001 (acme-uk)}. Default: all go to the channel of the warehouse's client.
         */
        public Builder channels(ChannelRouting routing) {
            this.routing = Optional.of(routing);
            return this;
        }

        /** The mapping from products to imports. Default: {@link ProductMapping#standard()}. */
        public Builder mapping(ProductMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** Sets {@link #mapping} and {@link #channels} from the mappings shared by all operations of a merchant. */
        public Builder mappings(Mappings mappings) {
            mappings.channels().ifPresent(this::channels);
            return mapping(mappings.product());
        }

        /**
         * The types of products to export. Default: those that {@linkplain ProductType#isStockItem are stock items}, whose rows are order
         * lines in the standard mapping; see {@code OrderMapping.withLineTypes}.
         *
         * @throws IllegalArgumentException if empty
         */
        public Builder types(ProductType... types) {
            if (types.length == 0) {
                throw new IllegalArgumentException("types must not be empty");
            }
            this.types = Set.of(types);
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Builds the operation. */
        public ProductExport build() {
            return new ProductExport(this, settings(), shop(), batchSize());
        }
    }
}
