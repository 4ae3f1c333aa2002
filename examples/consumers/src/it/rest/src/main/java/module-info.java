module com.example.stock {
    requires io.github.orderflowmagento.magento;
    requires io.github.orderflowmagento.mapping;
}
