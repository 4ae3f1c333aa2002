package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect;

/** SOAP 1.1 in Magento's version. It has three forms of request; all answers are read in the same way. */
public final class SoapDialect implements Dialect {
    /** In the literal form these elements have the names of their operations, all others have "Request" appended. */
    private static final Set<String> OF_THE_CORE = Set.of("login", "endSession");

    private final String name;
    private final String path;
    private final String action;
    private final Form form;

    /** The form of a request. */
    @FunctionalInterface
    private interface Form {
        byte[] request(String method, List<Parameter> parameters);
    }

    private SoapDialect(String name, String path, String action, Form form) {
        this.name = name;
        this.path = path;
        this.action = action;
        this.form = form;
    }

    /** Returns SOAP v1. The shop's server does not compare the namespace. */
    public static SoapDialect v1() {
        return new SoapDialect(
                "SOAP v1",
                "api/soap",
                "urn:Action",
                (method, parameters) -> Encoded.request(Soap.MAGENTO, method, complete(method, parameters)));
    }

    /** Returns SOAP v2, rpc/encoded. The shop's server does not compare the namespace. */
    public static SoapDialect v2() {
        return new SoapDialect(
                "SOAP v2",
                "api/v2_soap",
                "urn:Action",
                (method, parameters) -> Encoded.request(Soap.MAGENTO, method, parameters));
    }

    /**
     * Returns SOAP v2, document/literal.
     *
     * @param namespace the target namespace of the shop's WSDL, which its server compares: {@code urn:Magento}, or {@code urn:OpenMage}
     *     from OpenMage 19.4.17 and 20.0.15 on
     */
    public static SoapDialect wsi(String namespace) {
        return new SoapDialect(
                "SOAP v2 (WS-I)",
                "api/v2_soap",
                "",
                (method, parameters) -> Literal.request(
                        namespace, method + (OF_THE_CORE.contains(method) ? "Param" : "RequestParam"), parameters));
    }

    /** As soon as one parameter is known by name, PHP sets every missing one to null. */
    private static List<Parameter> complete(String method, List<Parameter> parameters) {
        if (!method.equals("multiCall")) {
            return parameters;
        }
        List<Parameter> complete = new ArrayList<>(parameters);
        complete.add(new Parameter("options", List.of()));
        return complete;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String action() {
        return action;
    }

    @Override
    public byte[] request(String method, List<Parameter> parameters) {
        return form.request(method, parameters);
    }

    @Override
    public @Nullable Object answer(byte[] document, @Nullable String contentType) {
        return SoapReader.read(document); // UTF-8, whatever Magento labels it as
    }
}
