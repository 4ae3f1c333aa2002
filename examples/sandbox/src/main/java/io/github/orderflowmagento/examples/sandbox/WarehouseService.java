package io.github.orderflowmagento.examples.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** The warehouse's web services: access, channels, calls and answers. */
final class WarehouseService {

    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String HTML = "text/html;charset=utf-8";

    private final Map<String, WarehouseState> channels;
    private final boolean isTellingQuantityAlone;
    private final String authorization;
    private final String organisation;

    WarehouseService(
            Map<String, WarehouseState> channels,
            boolean isTellingQuantityAlone,
            String user,
            String password,
            String organisation) {
        this.channels = channels;
        this.isTellingQuantityAlone = isTellingQuantityAlone;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.organisation = organisation;
    }

    SandboxAnswer answer(SandboxRequest request) {
        if (!request.header("Authorization").orElse("").equals(authorization)) {
            return html(401, errorPage("Error 401 Unauthorized", 401, "Unauthorized"));
        }
        WarehouseState state = channels.get(query(request, "channel"));
        if (state == null) {
            return unknown("channel", query(request, "channel"));
        }
        if (!organisation.equals(query(request, "organisation"))) {
            return unknown("organisation", query(request, "organisation"));
        }
        return route(request, state);
    }

    private SandboxAnswer route(SandboxRequest request, WarehouseState state) {
        return switch (request.method() + " " + request.path()) {
            case "POST /remotewarehouse/imports/importitems.xml", "POST /remoteorder/imports/importitems.xml" ->
                imports(request.bytes(), state);
            case "POST /remotewarehouse/product/update.xml", "POST /remoteorder/order/update.xml" -> completed();
            case "POST /remoteorder/order/cancel.xml" -> cancel(query(request, "externalReference"), state);
            case "POST /remoteorder/order/detail.xml" -> detail(query(request, "externalReference"), state);
            case "GET /remotewarehouse/inventory.xml" -> inventory(state);
            default -> html(404, errorPage("Error 404", 404, "Not Found"));
        };
    }

    private static SandboxAnswer imports(byte[] body, WarehouseState state) {
        List<ImportBatch.Entry> batch;
        try {
            batch = ImportBatch.read(body);
        } catch (XMLStreamException unreadable) {
            return html(200, errorPage("Error 400", 400, "Bad Request"));
        }
        String poison = state.poisonIn(batch);
        if (poison != null) {
            return exception("Unable to process import of '" + poison + "'");
        }
        return document(state.take(batch).xml());
    }

    private static SandboxAnswer cancel(String reference, WarehouseState state) {
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

    private static SandboxAnswer detail(String reference, WarehouseState state) {
        String orderState = state.stateOf(reference);
        return orderState == null
                ? unknown("order", reference)
                : document("<order externalReference=\"" + Xml.escape(reference) + "\" state=\"" + orderState + "\"/>");
    }

    private SandboxAnswer inventory(WarehouseState state) {
        StringBuilder lines = new StringBuilder();
        state.stock()
                .forEach((sku, level) -> lines.append("<inventoryLine product=\"")
                        .append(Xml.escape(sku))
                        .append("\" quantity=\"")
                        .append(level.free())
                        .append(isTellingQuantityAlone ? "" : onHand(level))
                        .append("\" />"));
        return document("<inventory>" + lines + "</inventory>");
    }

    private static String onHand(WarehouseStock.Level level) {
        return "\" total=\"" + level.total() + "\" allocated=\"" + level.allocated();
    }

    private static SandboxAnswer completed() {
        return document("<response>Operation completed</response>");
    }

    private static SandboxAnswer unknown(String what, String reference) {
        return exception("Unable to find " + what + " with external reference '" + reference + "'");
    }

    private static SandboxAnswer exception(String message) {
        String text = Xml.escape(message).replace("'", "&apos;");
        return document("<response><exception>" + text + "</exception></response>");
    }

    private static SandboxAnswer document(String root) {
        return SandboxAnswer.of(DECLARATION + root).withHeader("Content-Type", "application/xml;charset=UTF-8");
    }

    private static SandboxAnswer html(int status, String page) {
        return SandboxAnswer.status(status).withHeader("Content-Type", HTML).withBody(page);
    }

    private static String errorPage(String title, int code, String text) {
        return "<html><head><title>%s</title></head><body><h2>HTTP ERROR: %d</h2><p>%s</p></body></html>"
                .formatted(title, code, text);
    }

    private static String query(SandboxRequest request, String name) {
        return request.query(name).orElse("");
    }
}
