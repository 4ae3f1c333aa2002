package io.github.orderflowmagento.magento.internal.magento1.soap;

/** The two forms of SOAP v2, of which a shop offers one: they share the operations, but not all names of their parameters. */
public enum Soap2Form {
    /** rpc/encoded. */
    RPC,

    /** document/literal. */
    WSI
}
