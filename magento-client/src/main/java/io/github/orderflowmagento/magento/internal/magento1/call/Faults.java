package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.Map;
import java.util.Set;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;

/**
 * Maps Magento's fault codes to exceptions. Codes below 100 are global; from 100 on each resource has its own, so the pair of resource and
 * code decides. Texts are translated and changed by shops and are not used, with one exception: the SQL states of lock conflicts, which are
 * the database's.
 */
public final class Faults {
    private static final int LONGEST_TEXT = 200;

    /** Codes that mean "no such product / order / shipment / track / store view". */
    private static final Map<String, Set<Integer>> NOT_FOUND = Map.of(
            "catalog_product", Set.of(100, 101),
            "catalog_product_attribute", Set.of(100, 101),
            "catalog_product_attribute_media", Set.of(100, 101),
            "cataloginventory_stock_item", Set.of(101),
            "core_store", Set.of(100),
            "sales_order", Set.of(100),
            "sales_order_invoice", Set.of(100, 103),
            "sales_order_shipment", Set.of(100, 103, 104));

    /** Calls whose first argument is the store view. */
    private static final Set<String> IN_A_STORE_VIEW =
            Set.of("catalog_product", "catalog_product_attribute", "catalog_product_attribute_media");

    private static final int NO_SUCH_STORE_VIEW = 100;

    private Faults() {}

    /** Returns the exception for the fault of a call. */
    public static MagentoException of(ApiCall call, Fault fault) {
        return fault.name() == null
                ? numbered(call, fault, fault.details(call), Concern.ITEM)
                : named(call, fault, fault.name());
    }

    /**
     * Returns the exception for a fault of a round trip of several calls as a whole. Magento returns the failure of a single call in its
     * result, so this concerns none in particular.
     */
    public static MagentoException ofSeveral(ApiCall calls, Fault fault) {
        return fault.name() == null
                ? numbered(calls, fault, fault.details(calls), Concern.UNDETERMINED)
                : named(calls, fault, fault.name());
    }

    /** Returns the exception for a fault at login, where the codes have other meanings. Every call needs a login. */
    public static MagentoException ofLogin(Fault fault) {
        ApiCall login = ApiCall.about("", "login");
        if (fault.name() != null) {
            return named(login, fault, fault.name());
        }
        return fault.code() == 2 || fault.code() == 6
                ? new MagentoException.RefusedCredentials(fault.details(login)
                        .adding("; check user, key, that the user is active and that it has a role"))
                : numbered(login, fault, fault.details(login).concerning(Concern.EVERYTHING), Concern.EVERYTHING);
    }

    /** @param serverFault what a failure inside the shop concerns */
    private static MagentoException numbered(ApiCall call, Fault fault, Details says, Concern serverFault) {
        return switch (fault.code()) {
            case 0 ->
                call.resourcePath().endsWith(".list")
                        ? new MagentoException.Rejected(
                                says.adding("; the product list returns this for a filter on an unknown attribute"))
                        : new MagentoException.ServerFault(says.concerning(serverFault));
            case 1 -> databaseOrServer(says.concerning(serverFault), fault.text());
            case 2 ->
                new MagentoException.NotPermitted(
                        says.adding("; grant the API user's role the right to " + call.resourcePath()));
            case 3, 4, 620 ->
                new MagentoException.Unsupported(says.adding("; this shop's version or web service does not offer it"));
            case 5 -> sessionsEndAtOnce(says);
            case 6, 623, 630, 631, 632 -> new MagentoException.Rejected(says);
            // the XML-RPC layer's "Unknown error" for anything that it hides
            case 404 ->
                new MagentoException.ServerFault(
                        says.concerning(serverFault).adding("; the shop's exception.log has the details"));
            default -> ofResource(call, fault.code(), says);
        };
    }

    /**
     * The credentials were accepted a moment ago, and nothing was executed. If several servers do not share their sessions, the next one
     * may accept the next call, so this need not concern everything.
     */
    private static MagentoException sessionsEndAtOnce(Details says) {
        return new MagentoException.Busy(
                says.adding(" right after a fresh login: its sessions end at once. Check the session timeout of its API"
                        + " (api/config/session_timeout), the table api_session, and that all its servers share both"));
    }

    /**
     * Returns the exception for a fault with a name instead of a number. These come from the SOAP server or PHP, not from Magento, and so
     * do their texts, which no shop translates. PHP does not report what they concern.
     *
     * @param name as received, with or without a prefix
     */
    private static MagentoException named(ApiCall call, Fault fault, String name) {
        Details says = fault.details(call);
        if (fault.text().startsWith("Procedure ") && fault.text().endsWith(" not present")) {
            return new MagentoException.Unsupported(says.adding(
                    "; this shop's version does not offer it, nor does one that speaks another kind of SOAP"));
        }
        return switch (name.substring(name.indexOf(':') + 1)) {
            case "WSDL" -> ownDescriptionUnreadable(says, fault.text());
            case "Sender", "Client" -> new MagentoException.Rejected(says.concerning(Concern.UNDETERMINED));
            default -> new MagentoException.ServerFault(says.adding("; the shop's PHP error log has the details"));
        };
    }

    /** A SOAP server of PHP reads its own description over HTTP at each request, before it executes anything. */
    private static MagentoException ownDescriptionUnreadable(Details says, String text) {
        return text.contains("load")
                ? new MagentoException.Busy(says.adding(
                        "; the shop's server must reach its own public address, for it reads the WSDL there"))
                : new MagentoException.Unsupported(says.adding("; its SOAP service fails for every call: use XML-RPC"));
    }

    /**
     * Returns the exception for a failure inside the shop, by the database's message if it failed there.
     *
     * @param says the shop's text, and what a failure inside it concerns
     */
    public static MagentoException databaseOrServer(Details says, String text) {
        if (text.contains("SQLSTATE[40001]") || text.contains("1213 Deadlock") || text.contains("1205 Lock wait")) {
            return new MagentoException.Busy(says.concerning(Concern.ITEM)
                    .outcomeUnknown(true)
                    .adding("; two writes conflicted, repeat the call"));
        }
        if (text.contains("SQLSTATE[42S22]")) {
            return new MagentoException.Rejected(
                    says.concerning(Concern.ITEM).adding("; a filter names an unknown field"));
        }
        return new MagentoException.ServerFault(says.adding("; the shop's exception.log has the details"));
    }

    private static MagentoException ofResource(ApiCall call, int code, Details says) {
        String resource = call.resourcePath().split("\\.", 2)[0];
        if (!NOT_FOUND.getOrDefault(resource, Set.of()).contains(code)) {
            return new MagentoException.Rejected(says);
        }
        boolean isTheStoreView = code == NO_SUCH_STORE_VIEW && IN_A_STORE_VIEW.contains(resource);
        return new MagentoException.NotFound(isTheStoreView ? says.concerning(Concern.EVERYTHING) : says);
    }

    /** Returns a text of the shop for messages: on one line, and not too long. */
    public static String shortened(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}
