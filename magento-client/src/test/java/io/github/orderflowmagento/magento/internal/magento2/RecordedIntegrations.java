package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Magento2Shop;
import io.github.orderflowmagento.magento.OAuthCredentials;

/** The integrations of the recorded shop, which is no more. */
final class RecordedIntegrations {
    private static final Map<String, OAuthCredentials> BY_CONSUMER_KEY = Stream.of(
                    Magento2Shop.CREDENTIALS,
                    integration(
                            "ck00000000000000000000orderflowb",
                            "5egxlb5gjgkjhuum4904gq7jtxlwu94z",
                            "bhs9mun47f43ceyqp0dv6ylwwi9pnvfm",
                            "6ht186gtlmfb4ghiboce8csah6ie0z9c"),
                    integration(
                            "ck00000000000000000000orderflowl",
                            "7y45ls8ek3rurzn46gjkp6cowpqm52k5",
                            "ryzqzjoqoug5oys5r0shjzll2rh2cng7",
                            "eqb1zrc3zyb929yghdmxo6fm1tu3ss8p"),
                    integration(
                            "ck00000000000000000000orderflowo",
                            "1fpl38kp5yv7rkgaou17xij2ipvooayq",
                            "fav5gbnemnm6icv38r144sozqpr5rqvv",
                            "ix0njmdilpjduz9q1e9u82xq3egrmlbd"),
                    integration(
                            "ck00000000000000000000orderflowi",
                            "enahdnilmwsoh5p6ndawk4mlddd6mj5y",
                            "c1j2046y1obf5x8pwvkuzi0tkg2n4v68",
                            "rmdcgzqvmxhvhtbbl5823xrwzxtfkmtu"))
            .collect(Collectors.toMap(OAuthCredentials::consumerKey, Function.identity()));

    private RecordedIntegrations() {}

    private static OAuthCredentials integration(
            String consumerKey, String consumerSecret, String token, String tokenSecret) {
        return OAuthCredentials.builder()
                .consumerKey(consumerKey)
                .consumerSecret(consumerSecret)
                .token(token)
                .tokenSecret(tokenSecret)
                .build();
    }

    static Optional<OAuthCredentials> of(String consumerKey) {
        return Optional.ofNullable(BY_CONSUMER_KEY.get(consumerKey));
    }
}
