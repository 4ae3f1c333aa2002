import java.util.List;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.report.RunReport;

/** Common code of the scripts. */
class Scripts {
    private static final List<Outcome> FAILURES = List.of(Outcome.GIVEN_UP, Outcome.UNKNOWN, Outcome.WILL_RETRY);

    private Scripts() {}

    /**
     * Connects to the shop at {@code MAGENTO_URL}: a Magento 2 if {@code MAGENTO_TOKEN} is set (with {@code MAGENTO_TOKEN_SECRET}, {@code
     * MAGENTO_CONSUMER_KEY} and {@code MAGENTO_CONSUMER_SECRET}), else a Magento 1 ({@code MAGENTO_USER}, {@code MAGENTO_API_KEY}).
     */
    static Magento shop() {
        String url = System.getenv("MAGENTO_URL");
        if (System.getenv("MAGENTO_TOKEN") == null) {
            return MagentoClient.magento1()
                    .baseUrl(url)
                    .credentials(System.getenv("MAGENTO_USER"), System.getenv("MAGENTO_API_KEY"))
                    .build();
        }
        return MagentoClient.magento2()
                .baseUrl(url)
                .oauth(OAuthCredentials.builder()
                        .consumerKey(System.getenv("MAGENTO_CONSUMER_KEY"))
                        .consumerSecret(System.getenv("MAGENTO_CONSUMER_SECRET"))
                        .token(System.getenv("MAGENTO_TOKEN"))
                        .tokenSecret(System.getenv("MAGENTO_TOKEN_SECRET"))
                        .build())
                .build();
    }

    /** Prints the report of a run, and ends with exit code 1 if the run ended early or an item failed. */
    static void end(Run run) {
        System.out.print(RunReport.of(run).text());
        boolean hasFailed = run.endedEarly().isPresent() || FAILURES.stream().anyMatch(outcome -> run.counts().get(outcome) > 0);
        System.exit(hasFailed ? 1 : 0);
    }
}
