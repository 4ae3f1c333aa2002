package io.github.orderflowmagento.mapping.order;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import io.github.orderflowmagento.magento.model.ProductType;

/**
 * What a mapping needs to know beside its rules.
 *
 * @param currency the currency of all amounts
 * @param discounted whether the lines' amounts are those after discount
 * @param lineTypes the types of rows that become lines
 * @param bundlesShared whether all lines of a fixed-price bundle share its amounts; if not, the first carries them
 * @param references what OrderFlow knows the orders and the products of their lines by
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
                        "a row of type " + composite.code() + " is no line: the rows it consists of are");
            }
        }
        lineTypes = Set.copyOf(lineTypes);
    }

    /** Lines are the stock items, which are the products exported; a row says {@code grouped} of one bought over a grouped product. */
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
