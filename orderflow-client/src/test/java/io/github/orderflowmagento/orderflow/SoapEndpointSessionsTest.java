package io.github.orderflowmagento.orderflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.message.SoapFault;

import static org.assertj.core.api.Assertions.assertThat;

/** Logins and sessions of a {@code SoapEndpoint}. */
class SoapEndpointSessionsTest extends SoapEndpointServer {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "i-have-never-logged-in",
                "",
                "00000000000000000000000000000000",
                "f055df1754eb11c4c32de3110bfed2a6"
            })
    void aMessageWithoutAValidSessionReachesNoConsumer(String session) {
        logIn();

        assertAnswered(post(inSession(despatch(), session)), SoapFault.SESSION_EXPIRED.answer());
        assertThat(kept).isEmpty();
    }

    @Test
    void aMessageWithoutAValidSessionLearnsNothingElse() {
        String unreadable =
                despatch().replace("<messageSeqId", "<noMessageSeqId").replace("</messageSeqId", "</noMessageSeqId");

        assertAnswered(post(unreadable), SoapFault.SESSION_EXPIRED.answer());
    }

    @ParameterizedTest
    @CsvSource({
        "orderflow, orderflow-secret-2",
        "orderflow, orderflow-secret-",
        "orderflow, orderflow-secret-11",
        "orderflow, ORDERFLOW-SECRET-1",
        "orderflow, orderflow",
        "Orderflow, orderflow-secret-1",
        "orderflow2, orderflow-secret-1",
        "orderflow-secret-1, orderflow"
    })
    void aNearlyRightLoginIsRejected(String user, String key) {
        assertAnswered(post(login(user, key)), SoapFault.ACCESS_DENIED.answer());
    }

    @Test
    void credentialsOfAnyCharactersAreCompared() {
        endpoint = endpoint(builder -> builder.credentials(" Müller & Söhne ", " päss<wörd>\uD83D\uDD11 "));

        assertThat(post(login("Müller &amp; Söhne", "päss&lt;wörd&gt;\uD83D\uDD11"))
                        .body())
                .contains("loginReturn");
        assertThat(post(login("Muller &amp; Sohne", "päss&lt;wörd&gt;\uD83D\uDD11"))
                        .body())
                .contains("Access denied");
    }

    @Test
    void eachLoginHasASessionOfItsOwn() {
        Set<String> sessions = new HashSet<>();
        for (int login = 0; login < 50; login++) {
            sessions.add(logIn());
        }

        assertThat(sessions).hasSize(50);
    }

    @Test
    void anEndedSessionIsInvalid() {
        String session = logIn();
        String other = logIn();

        post(inSession(recorded("v2", "endSession").requestText(), session));

        assertAnswered(post(inSession(despatch(), session)), SoapFault.SESSION_EXPIRED.answer());
        assertThat(post(inSession(despatch(), other)).body()).contains("Success");
    }

    @Test
    void aSessionEndsAnHourAfterItsLogin() {
        String session = logIn();

        now = now.plus(Duration.ofMinutes(60)).minusMillis(1);
        assertThat(post(inSession(despatch(), session)).body()).contains("Success");
        now = now.plusMillis(1);

        assertAnswered(post(inSession(despatch(), session)), SoapFault.SESSION_EXPIRED.answer());
        assertThat(post(inSession(despatch(), logIn())).body()).contains("Success");
        assertThat(kept).hasSize(2);
    }

    @Test
    void aSessionLastsAsLongAsIsSet() {
        endpoint = endpoint(builder -> builder.sessionTimeout(Duration.ofMinutes(5)));
        String session = logIn();

        now = now.plus(Duration.ofMinutes(5));

        assertAnswered(post(inSession(despatch(), session)), SoapFault.SESSION_EXPIRED.answer());
    }

    @Test
    void tooManySessionsEndTheLeastRecentlyUsed() {
        endpoint = endpoint(builder -> builder.maxSessions(2));
        String used = logIn();
        String unused = logIn();
        post(inSession(despatch(), used));

        String latest = logIn();

        assertThat(post(inSession(despatch(), used)).body()).contains("Success");
        assertThat(post(inSession(despatch(), latest)).body()).contains("Success");
        assertAnswered(post(inSession(despatch(), unused)), SoapFault.SESSION_EXPIRED.answer());
    }

    @Test
    void expiredSessionsAreRemovedFirst() {
        endpoint = endpoint(builder -> builder.maxSessions(2));
        String old = logIn();
        now = now.plus(Duration.ofMinutes(59));
        String young = logIn();
        post(inSession(despatch(), old)); // so that it is the other one that was not used for longer
        now = now.plus(Duration.ofMinutes(1));

        logIn();

        assertThat(post(inSession(despatch(), young)).body()).contains("Success");
    }

    @Test
    void manyMayLogInAndPostAtOnce() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        for (int message = 1; message <= 40; message++) {
            String numbered = despatch().replace(">6001<", ">" + message + "<");
            answers.add(threads.submit(() -> post(inSession(numbered, logIn())).body()));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).contains("Success");
        }

        assertThat(kept.stream()
                        .map(message -> message.notification().messageId())
                        .distinct())
                .hasSize(40);
    }
}
