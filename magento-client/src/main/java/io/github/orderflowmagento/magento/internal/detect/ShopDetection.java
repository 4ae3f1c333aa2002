package io.github.orderflowmagento.magento.internal.detect;

import java.util.List;
import java.util.Optional;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/**
 * Finds out what a shop is and offers. It is looked for at the address given and at those that may have been meant, until one is found;
 * a shop that does not answer at all is not asked again and again.
 */
public final class ShopDetection {
    private final Magento1Probes magento1;
    private final Magento2Probe magento2;
    private final Access access;

    /**
     * @param http for what needs no credentials
     * @param access for what does
     */
    public ShopDetection(ShopHttp http, Access access) {
        SafeGet pages = new SafeGet(http);
        this.magento1 = new Magento1Probes(pages);
        this.magento2 = new Magento2Probe(pages);
        this.access = access;
    }

    /** What is at the address. Whatever goes wrong on the way is part of the findings. */
    public DetectedShop at(HttpUrl given) {
        Search search = search(given);
        Optional<HttpUrl> moved = search.first().movedTo();
        if (search.isFruitless() && moved.isPresent()) {
            search = search(moved.get());
        }
        if (search.magento2() != null) {
            return Magento2Report.of(search.magento2());
        }
        Magento1Services services = search.magento1();
        if (services != null) {
            return new Magento1Report(given, services, magento1.rest(services.base()), login(services)).shop();
        }
        Probe rest = search.restAlone();
        if (rest == null || rest.base() == null) {
            return UnknownReport.of(given, search.first());
        }
        Magento1Services none = search.first().below(Magento1Probes.shopOf(rest.base()));
        return new Magento1Report(given, none, rest, login(none)).shop();
    }

    /**
     * What was found below the addresses tried.
     *
     * @param first what the first of them told
     * @param restAlone the REST service of a shop that shows no other
     */
    private record Search(
            Magento1Services first,
            @Nullable Magento1Services magento1,
            Magento2Probe.@Nullable Found magento2,
            @Nullable Probe restAlone) {
        boolean isFruitless() {
            return magento1 == null && magento2 == null;
        }
    }

    private Search search(HttpUrl given) {
        List<HttpUrl> candidates = BaseUrls.of(given);
        Magento1Services first = magento1.at(candidates.get(0));
        Magento1Services services = first;
        for (int i = 0; i < candidates.size() && !services.areOfNoUse(); i++) {
            services = i == 0 ? first : magento1.at(candidates.get(i));
            if (services.areFound()) {
                return new Search(first, services, null, null);
            }
            Optional<Magento2Probe.Found> found = magento2.at(candidates.get(i));
            if (found.isPresent()) {
                return new Search(first, null, found.get(), null);
            }
        }
        return new Search(first, null, null, services.areOfNoUse() ? null : restAlone(candidates));
    }

    private @Nullable Probe restAlone(List<HttpUrl> candidates) {
        return candidates.stream()
                .map(Magento1Probes::withoutFrontScript)
                .distinct()
                .map(magento1::rest)
                .filter(Probe::isPresent)
                .findFirst()
                .orElse(null);
    }

    private Login login(Magento1Services services) {
        Optional<String> obstacle = access.obstacle(services.base());
        if (obstacle.isPresent()) {
            return Login.notMade(obstacle.get());
        }
        LoginCheck check = new LoginCheck(access, services.base(), services.soapNamespace());
        return check.over(services.present().keySet());
    }
}
