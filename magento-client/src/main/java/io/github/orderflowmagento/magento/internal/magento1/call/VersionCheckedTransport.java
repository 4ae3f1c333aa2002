package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.Capabilities;

/** A transport that sends nothing that the shop's version is known to lack. */
public final class VersionCheckedTransport extends ForwardingTransport {
    private final WebService service;
    private final Capabilities capabilities;

    /**
     * @param service the web service that the transport uses
     * @param capabilities what the shop is known to have, and not to have
     */
    public VersionCheckedTransport(Transport transport, WebService service, Capabilities capabilities) {
        super(transport);
        this.service = service;
        this.capabilities = capabilities;
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        Optional<MagentoException> refusal = refusal(call);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return super.call(call);
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        List<Optional<MagentoException>> refusals =
                calls.stream().map(this::refusal).toList();
        List<ApiCall> sent = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (refusals.get(i).isEmpty()) {
                sent.add(calls.get(i));
            }
        }
        Iterator<Reply> replies = (sent.isEmpty() ? List.<Reply>of() : super.multiCall(sent)).iterator();
        return refusals.stream()
                .map(refusal -> refusal.map(Reply::failed).orElseGet(replies::next))
                .toList();
    }

    private Optional<MagentoException> refusal(ApiCall call) {
        return VersionedCall.lacking(call, service, capabilities)
                .map(problem -> new MagentoException.Unsupported(call.description(), "nothing was sent: " + problem));
    }
}
