package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect.Parameter;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcEndpoint;
import io.github.orderflowmagento.magento.internal.magento1.rpc.RpcFault;
import io.github.orderflowmagento.magento.internal.magento1.rpc.Session;
import io.github.orderflowmagento.magento.model.InventoryMessage;
import io.github.orderflowmagento.magento.model.ShipmentMessage;

/**
 * The extension's services over SOAP v2, rpc/encoded: the only form in which both work. In WS-I form the names of the inventory's
 * parameters do not match, and a shipment's quantities arrive in a form that ships nothing.
 */
public final class SoapExtension implements OrderFlowExtension {
    private static final DateTimeFormatter UTC_WITHOUT_ZONE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final RpcEndpoint endpoint;
    private final Session session;

    /** Creates the extension of the shop at the endpoint, with its sessions. */
    public SoapExtension(RpcEndpoint endpoint, Session session) {
        this.endpoint = endpoint;
        this.session = session;
    }

    @Override
    public void queueInventory(InventoryMessage message) {
        List<Typed> quantities = new ArrayList<>();
        List<Typed> sequence = new ArrayList<>();
        // the shop joins the two lists by position and never compares the SKUs
        for (InventoryMessage.Line line : message.lines()) {
            quantities.add(quantity(line.sku(), line.quantity()));
            sequence.add(sequence(line));
        }
        queue(
                new ApiCall("orderflow_inventory.multiUpdate", List.of(), "message " + message.messageId()),
                "orderflowInventoryMultiUpdate",
                message.messageId(),
                new Parameter("skusQty", new Typed.Array("skuQtyArray", "ns1:skuQty", quantities)),
                new Parameter("skusSeqId", new Typed.Array("skuSeqArray", "ns1:skuSeq", sequence)));
    }

    private static Typed sequence(InventoryMessage.Line line) {
        Optional<Instant> exported = line.lastOrderExported();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("key", line.sku());
        members.put("value", number("long", line.sequenceId()));
        members.put(
                "lastOrderExported",
                exported.map(time -> new Typed.Text("dateTime", UTC_WITHOUT_ZONE.format(time)))
                        .orElse(null));
        return new Typed.Struct("skuSeq", members);
    }

    @Override
    public void queueShipment(ShipmentMessage message) {
        List<Typed> quantities = new ArrayList<>();
        message.quantities().forEach((sku, units) -> quantities.add(quantity(sku, units)));
        String order = message.orderIncrementId();
        queue(
                new ApiCall(
                        "orderflow_shipment.create",
                        List.of(),
                        "message " + message.messageId() + " of order " + order),
                "orderflowShipmentCreate",
                message.messageId(),
                new Parameter("orderIncrementId", order),
                new Parameter("skuQty", new Typed.Array("skuQtyArray", "ns1:skuQty", quantities)),
                new Parameter("comment", message.comment()),
                new Parameter("email", number("int", message.isCustomerNotified() ? 1 : 0)),
                new Parameter("includeComment", number("int", message.isCommentIncluded() ? 1 : 0)),
                new Parameter("courierName", message.courier()),
                new Parameter("serviceName", message.service()),
                new Parameter("trackingNumber", message.trackingNumber()),
                new Parameter(
                        "dateShipped",
                        new Typed.Text("date", message.dateShipped().toString())));
    }

    private static Typed quantity(String sku, int units) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("key", sku);
        members.put("value", number("int", units));
        return new Typed.Struct("skuQty", members);
    }

    private static Typed number(String type, long number) {
        return new Typed.Text(type, String.valueOf(number));
    }

    private void queue(ApiCall call, String operation, long messageId, Parameter... parameters) {
        Object answer;
        try {
            answer = session.<@Nullable Object>with(id -> {
                List<Parameter> all = new ArrayList<>();
                all.add(new Parameter("sessionId", id));
                all.addAll(List.of(parameters));
                all.add(new Parameter("messageSeqId", number("long", messageId)));
                return endpoint.call(operation, all, call.description(), false);
            });
        } catch (RpcFault fault) {
            throw fault.failureOf(call);
        }
        checkQueued(call, messageId, String.valueOf(answer).strip());
    }

    /** Success and failure are both texts; a fault occurs only if the extension was not reached. */
    private void checkQueued(ApiCall call, long messageId, String answer) {
        if (answer.equals("Error Processing Message " + messageId)) {
            throw new MagentoException.ServerFault(Details.of(
                            call.description(),
                            "the shop could not store the message; its exception.log has the details")
                    .concerning(Concern.ITEM));
        }
        if (!answer.equals("Success - Message " + messageId + " Received")) {
            throw new MagentoException.NotUnderstood(
                    call.description(),
                    "the shop answers '" + endpoint.redaction().excerpt(answer)
                            + "', which reports neither that this message is queued nor that it is not");
        }
    }
}
