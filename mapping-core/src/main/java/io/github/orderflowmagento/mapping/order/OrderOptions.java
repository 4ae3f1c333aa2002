package io.github.orderflowmagento.mapping.order;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import io.github.orderflowmagento.magento.model.ProductType;

/**
 * The settings of a mapping beside its rules.
 *
 * @param currency the currency of all amounts
 * @param discounted whether the lines' amounts are after discount
 * @param lineTypes the types of rows that become lines
 * @param bundlesShared whether all lines of a fixed-price bundle share its amounts; otherwise the first has them
 * @param references the references of orders and of the products on lines
 */
record OrderOptions(
        AmountCurrency currency,
        boolean discounted,
        Set<ProductType> lineTypes,
        boolean bundlesShared,
        OrderReferences references) {
    private static final Set<ProductType> COMPOSITES = EnumSet.of(ProductType.CONFIGURABLE, ProductType.BUNDLE);

    OrderOptions {
        for (ProductType composite : COMPOSITES) {
            if (lineTypes.contains(composite)) {
                throw new IllegalArgumentException(
                        "a row of type " + composite.code() + " is not a line: its children are");
            }
        }
        lineTypes = Set.copyOf(lineTypes);
    }

    /**
     * Returns the standard options. Lines are stock items, which are the exported products; a row bought through a grouped product has the
     * type {@code grouped}.
     */
    static OrderOptions standard() {
        Set<ProductType> lineTypes = EnumSet.of(ProductType.GROUPED);
        Arrays.stream(ProductType.values()).filter(ProductType::isStockItem).forEach(lineTypes::add);
        return new OrderOptions(AmountCurrency.ORDER, false, lineTypes, false, OrderReferences.standard());
    }

    OrderOptions inBaseCurrency() {
        return new OrderOptions(AmountCurrency.BASE, discounted, lineTypes, bundlesShared, references);
    }

    OrderOptions afterDiscount() {
        return new OrderOptions(currency, true, lineTypes, bundlesShared, references);
    }

    OrderOptions ofTypes(Set<ProductType> types) {
        return new OrderOptions(currency, discounted, types, bundlesShared, references);
    }

    OrderOptions sharingBundles() {
        return new OrderOptions(currency, discounted, lineTypes, true, references);
    }

    OrderOptions referringBy(OrderReferences changed) {
        return new OrderOptions(currency, discounted, lineTypes, bundlesShared, changed);
    }
}
