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
 * JUnit Jupiter extension that provides a {@link SandboxShop}, a {@link SandboxMagento2Shop} and a {@link SandboxWarehouse} as parameters.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * class OrdersTest {
 *     @Test
 *     void ordersReachTheWarehouse(SandboxShop shop, SandboxWarehouse warehouse) { … }
 * }
 * }</pre>
 *
 * <p>Each is started when a test first uses it, is the same in the test's {@code @BeforeEach} and {@code @AfterEach} methods, and is closed
 * afterwards: tests are isolated and may run in parallel. Needs {@code junit-jupiter-api}, which is not a dependency of the sandbox.
 */
public final class SandboxExtension implements ParameterResolver, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);

    private final Supplier<SandboxShop> shops;
    private final Supplier<SandboxMagento2Shop> magento2Shops;
    private final Supplier<SandboxWarehouse> warehouses;

    /** Creates an extension with default shops and a default warehouse. */
    public SandboxExtension() {
        this(SandboxShop::start, SandboxWarehouse::start);
    }

    /**
     * Creates an extension with a custom shop and warehouse, for {@code @RegisterExtension}.
     *
     * @param shops starts a shop for each test
     * @param warehouses starts a warehouse for each test
     */
    public SandboxExtension(Supplier<SandboxShop> shops, Supplier<SandboxWarehouse> warehouses) {
        this(shops, SandboxMagento2Shop::start, warehouses);
    }

    /**
     * Creates an extension with custom shops and a custom warehouse, for {@code @RegisterExtension}.
     *
     * @param shops starts a Magento 1 for each test that uses one
     * @param magento2Shops starts a Magento 2 for each test that uses one
     * @param warehouses starts a warehouse for each test that uses one
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
     * Returns the test's shop or warehouse.
     *
     * @throws ParameterResolutionException if no test is running yet: in a constructor, or before all tests
     */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("a sandbox exists for one test: declare "
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
