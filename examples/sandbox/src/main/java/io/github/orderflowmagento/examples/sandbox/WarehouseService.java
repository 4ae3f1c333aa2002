package io.github.orderflowmagento.examples.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLStreamException;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;

/** The warehouse's web services: who may call, what is called, and what the answers look like. */
final class WarehouseService {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String HTML = "text/html;charset=utf-8";

    private final WarehouseState state;
    private final String authorization;
    private final String organisation;
    private final String channel;

    WarehouseService(WarehouseState state, String user, String password, String organisation, String channel) {
        this.state = state;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.organisation = organisation;
        this.channel = channel;
    }

    Reply answer(Request request) {
        if (!request.containsHeader("Authorization") || !authorization.equals(request.getHeader("Authorization"))) {
            return new Reply(401, HTML, errorPage("Error 401 Unauthorized", 401, "Unauthorized"));
        }
        if (!channel.equals(query(request, "channel"))) {
            return unknown("channel", query(request, "channel"));
        }
        if (!organisation.equals(query(request, "organisation"))) {
            return unknown("organisation", query(request, "organisation"));
        }
        return route(request);
    }

    private Reply route(Request request) {
        String path = request.getUrl().replaceFirst("\\?.*", "");
        return switch (request.getMethod().getName() + " " + path) {
            case "POST /remotewarehouse/imports/importitems.xml", "POST /remoteorder/imports/importitems.xml" ->
                imports(request.getBody());
            case "POST /remotewarehouse/product/update.xml", "POST /remoteorder/order/update.xml" -> completed();
            case "POST /remoteorder/order/cancel.xml" -> cancel(query(request, "externalReference"));
            case "POST /remoteorder/order/detail.xml" -> detail(query(request, "externalReference"));
            case "GET /remotewarehouse/inventory.xml" -> inventory();
            default -> new Reply(404, HTML, errorPage("Error 404", 404, "Not Found"));
        };
    }

    private Reply imports(byte[] body) {
        List<ImportBatch.Entry> batch;
        try {
            batch = ImportBatch.read(body);
        } catch (XMLStreamException unreadable) {
            return new Reply(200, HTML, errorPage("Error 400", 400, "Bad Request"));
        }
        String poison = state.poisonIn(batch);
        if (poison != null) {
            return exception("Unable to process import of '" + poison + "'");
        }
        return document(state.take(batch).xml());
    }

    private Reply cancel(String reference) {
        String orderState = state.stateOf(reference);
        if (orderState == null) {
            return unknown("order", reference);
        }
        if (!orderState.equals("created")) {
            return document("<response>No cancel operation performed</response>");
        }
        state.cancel(reference);
        return completed();
    }

    private Reply detail(String reference) {
        String orderState = state.stateOf(reference);
        return orderState == null
                ? unknown("order", reference)
                : document("<order externalReference=\"" + Xml.escape(reference) + "\" state=\"" + orderState + "\"/>");
    }

    private Reply inventory() {
        StringBuilder lines = new StringBuilder();
        state.stock()
                .forEach((sku, quantity) -> lines.append("<inventoryLine product=\"")
                        .append(Xml.escape(sku))
                        .append("\" quantity=\"")
                        .append(quantity)
                        .append("\" />"));
        return document("<inventory>" + lines + "</inventory>");
    }

    private static Reply completed() {
        return document("<response>Operation completed</response>");
    }

    private static Reply unknown(String what, String reference) {
        return exception("Unable to find " + what + " with external reference '" + reference + "'");
    }

    private static Reply exception(String message) {
        String text = Xml.escape(message).replace("'", "&apos;");
        return document("<response><exception>" + text + "</exception></response>");
    }

    private static Reply document(String root) {
        return new Reply(200, "application/xml;charset=UTF-8", DECLARATION + root);
    }

    private static String errorPage(String title, int code, String text) {
        return "<html><head><title>%s</title></head><body><h2>HTTP ERROR: %d</h2><p>%s</p></body></html>"
                .formatted(title, code, text);
    }

    private static String query(Request request, String name) {
        QueryParameter parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.firstValue() : "";
    }
}
