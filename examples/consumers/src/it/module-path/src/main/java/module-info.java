module com.example.orders {
    requires io.github.orderflowmagento.mapping;
}
