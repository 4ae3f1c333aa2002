package io.github.orderflowmagento.magento.internal.magento1.xmlrpc;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect;

/** XML-RPC: available in every version, without a description to load first. */
public final class XmlRpcDialect implements Dialect {
    @Override
    public String name() {
        return "XML-RPC";
    }

    @Override
    public String path() {
        return "api/xmlrpc";
    }

    @Override
    public byte[] request(String method, List<Parameter> parameters) {
        return XmlRpcWriter.request(method, parameters);
    }

    @Override
    public @Nullable Object answer(byte[] document, @Nullable String contentType) {
        return XmlRpcReader.read(document, DeclaredCharset.of(document, contentType));
    }
}
