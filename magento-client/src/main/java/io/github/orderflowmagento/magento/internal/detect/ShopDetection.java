package io.github.orderflowmagento.magento.internal.detect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/**
 * Detects what a shop is and offers. It is looked for at the given address and at probable alternatives, until it is found; a shop that
 * does not answer at all is not called repeatedly. The expected generation is looked for first, then the other.
 */
public final class ShopDetection {
    private final Magento1Probes magento1;
    private final Magento2Probe magento2;
    private final @Nullable Magento1Access magento1Access;
    private final @Nullable Magento2Access magento2Access;

    private ShopDetection(
            ShopHttp http, @Nullable Magento1Access magento1Access, @Nullable Magento2Access magento2Access) {
        SafeGet pages = new SafeGet(http);
        this.magento1 = new Magento1Probes(pages);
        this.magento2 = new Magento2Probe(pages);
        this.magento1Access = magento1Access;
        this.magento2Access = magento2Access;
    }

    /**
     * Expects a Magento 1.
     *
     * @param http for requests without credentials
     * @param access for requests with credentials
     */
    public static ShopDetection ofMagento1(ShopHttp http, Magento1Access access) {
        return new ShopDetection(http, access, null);
    }

    /** Expects a Magento 2; otherwise as {@link #ofMagento1}. */
    public static ShopDetection ofMagento2(ShopHttp http, Magento2Access access) {
        return new ShopDetection(http, null, access);
    }

    /** Returns what is at the address. Anything that goes wrong becomes part of the findings. */
    public DetectedShop at(HttpUrl given) {
        Search search = search(given);
        Optional<HttpUrl> moved = search.first().movedTo();
        if (search.isFruitless() && moved.isPresent()) {
            search = search(moved.get());
        }
        if (search.magento2() != null) {
            return magento2(given, search.magento2());
        }
        if (search.magento1() != null) {
            Magento1Services services = search.magento1();
            return magento1(given, services, magento1.rest(services.base()));
        }
        Probe rest = search.restAlone();
        if (rest == null || rest.base() == null) {
            return UnknownReport.of(given, search.first());
        }
        Magento1Services none = Objects.requireNonNull(search.first().magento1());
        return magento1(given, none.below(Magento1Probes.shopOf(rest.base())), rest);
    }

    /**
     * The findings below the tried addresses.
     *
     * @param first what the first of them showed
     * @param restAlone the REST service of a Magento 1 that shows no other
     */
    private record Search(
            AddressFindings first,
            @Nullable Magento1Services magento1,
            @Nullable Magento2Signs magento2,
            @Nullable Probe restAlone) {
        boolean isFruitless() {
            return magento1 == null && magento2 == null;
        }
    }

    private Search search(HttpUrl given) {
        List<HttpUrl> candidates = BaseUrls.of(given);
        AddressFindings first = look(candidates.get(0));
        AddressFindings sight = first;
        Magento2Signs withoutRest = null;
        for (int i = 0; i < candidates.size() && !sight.isOfNoUse(); i++) {
            if (i > 0) {
                HttpUrl candidate = candidates.get(i);
                sight = withoutRest == null ? look(candidate) : new AddressFindings(null, magento2.at(candidate));
            }
            if (sight.isMagento1()) {
                return new Search(first, sight.magento1(), null, null);
            }
            Magento2Signs signs = sight.magento2();
            if (signs != null && signs.restAnswers()) {
                return new Search(first, null, signs, null);
            }
            if (signs != null && withoutRest != null) {
                withoutRest = withoutRest.orRestAt(signs);
            } else if (sight.isMagento2()) {
                withoutRest = signs;
            }
        }
        boolean isHopeless = withoutRest != null || sight.isOfNoUse();
        return new Search(first, null, withoutRest, isHopeless ? null : restAlone(candidates));
    }

    private AddressFindings look(HttpUrl base) {
        if (magento2Access == null) {
            Magento1Services services = magento1.at(base);
            boolean isEnough = services.areFound() || services.areOfNoUse();
            return new AddressFindings(services, isEnough ? null : magento2.at(base));
        }
        Magento2Signs signs = magento2.at(base);
        boolean isEnough = signs.areFound() || signs.areOfNoUse();
        return new AddressFindings(isEnough ? null : magento1.at(base), signs);
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

    private DetectedShop magento1(HttpUrl given, Magento1Services services, Probe rest) {
        if (magento1Access == null) {
            Login login = Login.notMade("the client is one for a Magento 2");
            return withOtherBuilder(new Magento1Report(given, services, rest, login).shop(), "magento1");
        }
        return new Magento1Report(given, services, rest, login(magento1Access, services)).shop();
    }

    private static Login login(Magento1Access access, Magento1Services services) {
        Optional<String> obstacle = access.obstacle(services.base());
        if (obstacle.isPresent()) {
            return Login.notMade(obstacle.get());
        }
        LoginCheck check = new LoginCheck(access, services.base(), services.soapNamespace());
        return check.over(services.present().keySet());
    }

    private DetectedShop magento2(HttpUrl given, Magento2Signs signs) {
        Magento2Report report = new Magento2Report(given, signs);
        if (magento2Access == null) {
            return withOtherBuilder(report.withoutCredentials("the client is one for a Magento 1"), "magento2");
        }
        Optional<String> obstacle = signs.restAnswers()
                ? magento2Access.obstacle(signs.base())
                : Optional.of("the shop's REST was not found");
        if (obstacle.isPresent()) {
            return report.withoutCredentials(obstacle.get());
        }
        try (Magento2Resources resources = new Magento2Resources(magento2Access.to(signs.base()))) {
            return report.withCredentials(resources);
        }
    }

    private static DetectedShop withOtherBuilder(DetectedShop shop, String builder) {
        DetectedShop.Builder named = DetectedShop.builder();
        named.from(shop);
        return named.addFindings(Finding.builder()
                        .subject("client")
                        .conclusion("MagentoClient." + builder + "() is for a " + shop.generation()
                                + "; detect again with it, and with its credentials")
                        .build())
                .build();
    }
}
