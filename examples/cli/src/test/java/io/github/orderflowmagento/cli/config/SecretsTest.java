package io.github.orderflowmagento.cli.config;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Secrets that a command prints. */
class SecretsTest {
    @Test
    void aCommandPrintsTheSecret() {
        assertThat(Secrets.ofCommand(Key.MAGENTO_API_KEY, "echo key-1")).isEqualTo("key-1");
    }

    @Test
    void aCommandThatHangsIsEnded() {
        assertThatThrownBy(
                        () -> Secrets.ofCommand(Key.MAGENTO_API_KEY, "sleep 3600; echo key-1", Duration.ofSeconds(1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("magento.api_key_command: took longer than 1 s");
    }
}
