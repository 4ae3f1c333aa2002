package com.example;

import java.util.List;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.client.MagentoClient;

/** Reads the stock of a product over REST, beside another web service for everything else. */
public class ReadStock {
    public static void main(String[] arguments) {
        OAuthCredentials credentials = OAuthCredentials.builder()
                .consumerKey("consumer-key")
                .consumerSecret("consumer-secret")
                .token("token")
                .tokenSecret("token-secret")
                .build();
        try (Magento shop = MagentoClient.magento1()
                .baseUrl(System.getenv("MAGENTO_URL"))
                .credentials(System.getenv("MAGENTO_USER"), System.getenv("MAGENTO_API_KEY"))
                .stockWebService(WebService.REST)
                .oauth(credentials)
                .build()) {
            shop.stock()
                    .read(List.of("MUG-001"))
                    .forEach(answer -> System.out.println("MUG-001: " + answer.value().orElseThrow().quantity()));
        }
    }
}
