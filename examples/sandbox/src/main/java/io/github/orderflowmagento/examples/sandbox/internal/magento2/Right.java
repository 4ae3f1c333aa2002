package io.github.orderflowmagento.examples.sandbox.internal.magento2;

/** The ACL resources that the sandbox's routes require. */
final class Right {

    static final String ANY = "Magento_Backend::admin";
    static final String STORES = "Magento_Backend::store";
    static final String PRODUCTS = "Magento_Catalog::products";
    static final String ATTRIBUTES = "Magento_Catalog::attributes_attributes";
    static final String STOCK_ITEMS = "Magento_CatalogInventory::cataloginventory";
    static final String SOURCES = "Magento_InventoryApi::source";
    static final String STOCKS = "Magento_InventoryApi::stock";
    static final String STOCK_SOURCE_LINKS = "Magento_InventoryApi::stock_source_link";
    static final String ASSIGN_SOURCES = "Magento_InventoryApi::stock_source_item_assign";
    static final String BULK_OPERATIONS = "Magento_Logging::system_magento_logging_bulk_operations";
    static final String ORDERS = "Magento_Sales::actions_view";
    static final String SALES = "Magento_Sales::sales";
    static final String COMMENT = "Magento_Sales::comment";
    static final String HOLD = "Magento_Sales::hold";
    static final String UNHOLD = "Magento_Sales::unhold";
    static final String CANCEL = "Magento_Sales::cancel";
    static final String CREATE = "Magento_Sales::create";
    static final String EMAILS = "Magento_Sales::emails";
    static final String SHIP = "Magento_Sales::ship";
    static final String SHIPMENTS = "Magento_Sales::shipment";
    static final String INVOICES = "Magento_Sales::sales_invoice";

    private Right() {}
}
