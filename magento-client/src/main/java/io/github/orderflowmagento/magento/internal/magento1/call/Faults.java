package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.Map;
import java.util.Set;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * What Magento's fault codes mean. Codes below 100 are global; from 100 on each resource has its own, so the pair of resource
 * and code decides. Texts are translated and changed by shops and decide nothing, with one exception: the SQL states of lock
 * conflicts, which are the database's.
 */
public final class Faults {
    private static final int LONGEST_TEXT = 200;

    /** Codes that say "no such product / order / shipment / track / store view". */
    private static final Map<String, Set<Integer>> NOT_FOUND = Map.of(
            "catalog_product", Set.of(100, 101),
            "catalog_product_attribute", Set.of(100, 101),
            "catalog_product_attribute_media", Set.of(100, 101),
            "cataloginventory_stock_item", Set.of(101),
            "core_store", Set.of(100),
            "sales_order", Set.of(100),
            "sales_order_invoice", Set.of(100, 103),
            "sales_order_shipment", Set.of(100, 103, 104));

    private Faults() {}

    /** The exception for a fault that a call met. */
    public static MagentoException of(ApiCall call, int code, String text) {
        String operation = call.description();
        String says = "the shop says fault " + code + ", '" + shortened(text) + "'";
        return switch (code) {
            case 0 ->
                call.resourcePath().endsWith(".list")
                        ? new MagentoException.Rejected(
                                operation,
                                code,
                                says + "; the product list says so of a filter on an unknown attribute")
                        : new MagentoException.ServerFault(operation, code, says);
            case 1 -> databaseOrServer(operation, code, text, says);
            case 2 ->
                new MagentoException.NotPermitted(
                        operation, code, says + "; grant the API user's role the right to " + call.resourcePath());
            case 3, 4, 620 ->
                new MagentoException.Unsupported(
                        operation, code, says + "; this shop's version or web service does not offer it");
            case 5 -> sessionsEndAtOnce(operation, says);
            case 6, 623, 630, 631, 632 -> new MagentoException.Rejected(operation, code, says);
            // the XML-RPC layer's "Unknown error" about what it will not show
            case 404 ->
                new MagentoException.ServerFault(operation, code, says + "; the shop's exception.log has the details");
            default -> ofResource(call, code, says);
        };
    }

    /**
     * The credentials were accepted a moment ago, and nothing was executed. Without a fault code, which would make it a matter of this one
     * call.
     */
    private static MagentoException sessionsEndAtOnce(String operation, String says) {
        return new MagentoException.Busy(
                operation,
                null,
                says + " right after a fresh login: its sessions end at once. Check the session timeout of its API"
                        + " (api/config/session_timeout), the table api_session, and that all its servers share both",
                null,
                false);
    }

    /** The exception for a fault at login, where the codes mean something else. */
    public static MagentoException ofLogin(int code, String text) {
        String says = "the shop says fault " + code + ", '" + shortened(text) + "'";
        return code == 2 || code == 6
                ? new MagentoException.RefusedCredentials(
                        "login", code, says + "; check user, key, that the user is active and that it has a role")
                : of(ApiCall.about("", "login"), code, text);
    }

    /**
     * The exception for a fault that has a name in place of a number. These are not Magento's but the SOAP server's or PHP's own,
     * and so are their texts, which no shop translates.
     *
     * @param name as it came, with or without a prefix
     */
    public static MagentoException named(ApiCall call, String name, String text) {
        String operation = call.description();
        String says = "the shop says fault " + name + ", '" + shortened(text) + "'";
        String localName = name.substring(name.indexOf(':') + 1);
        if (text.startsWith("Procedure ") && text.endsWith(" not present")) {
            return new MagentoException.Unsupported(
                    operation,
                    null,
                    says + "; this shop's version does not offer it, nor does one that speaks another kind of SOAP");
        }
        return switch (localName) {
            case "WSDL" -> ownDescriptionUnreadable(operation, text, says);
            case "Sender", "Client" -> new MagentoException.Rejected(operation, null, says);
            default ->
                new MagentoException.ServerFault(operation, null, says + "; the shop's PHP error log has the details");
        };
    }

    /** A SOAP server of PHP reads its own description over HTTP at each request, before it executes anything. */
    private static MagentoException ownDescriptionUnreadable(String operation, String text, String says) {
        return text.contains("load")
                ? new MagentoException.Busy(
                        operation,
                        null,
                        says + "; the shop's server must reach its own public address, for it reads the WSDL there",
                        null,
                        false)
                : new MagentoException.Unsupported(
                        operation, null, says + "; its SOAP service is broken whatever it is asked: use XML-RPC");
    }

    /** The exception for a failure inside the shop, by what its database says, if that is where it failed. */
    public static MagentoException databaseOrServer(String operation, int code, String text, String says) {
        if (text.contains("SQLSTATE[40001]") || text.contains("1213 Deadlock") || text.contains("1205 Lock wait")) {
            return new MagentoException.Busy(
                    operation, code, says + "; two writes got in each other's way, repeat the call", null, true);
        }
        if (text.contains("SQLSTATE[42S22]")) {
            return new MagentoException.Rejected(operation, code, says + "; a filter names an unknown field");
        }
        return new MagentoException.ServerFault(operation, code, says + "; the shop's exception.log has the details");
    }

    private static MagentoException ofResource(ApiCall call, int code, String says) {
        String resource = call.resourcePath().split("\\.", 2)[0];
        return NOT_FOUND.getOrDefault(resource, Set.of()).contains(code)
                ? new MagentoException.NotFound(call.description(), code, says)
                : new MagentoException.Rejected(call.description(), code, says);
    }

    /** A text of the shop as messages show it: on one line, and not too long. */
    public static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
