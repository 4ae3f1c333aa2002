package io.github.orderflowmagento.examples.sandbox;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a {@link SandboxShop}, a {@link SandboxMagento2Shop} and a {@link SandboxWarehouse} to tests of JUnit Jupiter that take them as parameters.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * class OrdersTest {
 *     @Test
 *     void ordersReachTheWarehouse(SandboxShop shop, SandboxWarehouse warehouse) { … }
 * }
 * }</pre>
 *
 * <p>Each is opened when a test first asks for them, is the same for its methods {@code @BeforeEach} and
 * {@code @AfterEach}, and is closed after it: no test sees what another one did, and tests may run at the same time.
 * Needs {@code junit-jupiter-api}, which the sandbox does not bring with it.
 */
public final class SandboxExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);

    private final Supplier<SandboxShop> shops;
    private final Supplier<SandboxMagento2Shop> magento2Shops;
    private final Supplier<SandboxWarehouse> warehouses;

    /** Shops and a warehouse as they are by default. */
    public SandboxExtension() {
        this(SandboxShop::start, SandboxWarehouse::start);
    }

    /**
     * A shop and a warehouse of one's own making, to be registered with {@code @RegisterExtension}.
     *
     * @param shops opens a shop for each test
     * @param warehouses opens a warehouse for each test
     */
    public SandboxExtension(Supplier<SandboxShop> shops, Supplier<SandboxWarehouse> warehouses) {
        this(shops, SandboxMagento2Shop::start, warehouses);
    }

    /**
     * Shops and a warehouse of one's own making, to be registered with {@code @RegisterExtension}.
     *
     * @param shops opens a Magento 1 for each test that takes one
     * @param magento2Shops opens a Magento 2 for each test that takes one
     * @param warehouses opens a warehouse for each test that takes one
     */
    public SandboxExtension(
            Supplier<SandboxShop> shops,
            Supplier<SandboxMagento2Shop> magento2Shops,
            Supplier<SandboxWarehouse> warehouses) {
        this.shops = shops;
        this.magento2Shops = magento2Shops;
        this.warehouses = warehouses;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == SandboxShop.class || type == SandboxMagento2Shop.class || type == SandboxWarehouse.class;
    }

    /**
     * The test's shop or warehouse.
     *
     * @throws ParameterResolutionException where there is no test yet: in a constructor, or before all tests
     */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("a sandbox lives for one test: take "
                    + parameter.getParameter().getType().getSimpleName()
                    + " as a parameter of the test, or of a method @BeforeEach");
        }
        ExtensionContext.Store store = context.getStore(NAMESPACE);
        Class<?> type = parameter.getParameter().getType();
        if (type == SandboxShop.class) {
            return opened(store, SandboxShop.class, shops);
        }
        return type == SandboxMagento2Shop.class
                ? opened(store, SandboxMagento2Shop.class, magento2Shops)
                : opened(store, SandboxWarehouse.class, warehouses);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close(context.getStore(NAMESPACE).remove(SandboxShop.class, SandboxShop.class));
        close(context.getStore(NAMESPACE).remove(SandboxMagento2Shop.class, SandboxMagento2Shop.class));
        close(context.getStore(NAMESPACE).remove(SandboxWarehouse.class, SandboxWarehouse.class));
    }

    private static <S extends SandboxSystem> S opened(ExtensionContext.Store store, Class<S> type, Supplier<S> opener) {
        S open = store.get(type, type);
        if (open == null) {
            open = opener.get();
            store.put(type, open);
        }
        return open;
    }

    private static void close(@Nullable SandboxSystem open) {
        if (open != null) {
            open.close();
        }
    }
}
