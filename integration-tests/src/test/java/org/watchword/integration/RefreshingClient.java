package org.watchword.integration;

import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/** One session of somebody who does nothing but refresh, until the server is gone. */
final class RefreshingClient {

    private final Client client;
    private String held;
    private int generation;

    /** @param held the refresh token of the login */
    RefreshingClient(Client client, String held) {
        this.client = client;
        this.held = held;
    }

    /**
     * Goes on for as long as the server is there.
     *
     * @param answers counts down with each
     */
    void refreshUntilNobodyAnswers(CountDownLatch answers) {
        while (true) {
            Answer answer;
            try {
                answer = client.refresh(held);
            } catch (UncheckedIOException serverIsGone) {
                return;
            }
            held = Tokens.of(answer.is(200)).refresh();
            generation++;
            answers.countDown();
        }
    }

    /** One refresh whose answer gets lost on its way. */
    void refreshInVain() {
        client.refresh(held).is(200);
    }

    /** One refresh. */
    Tokens refresh() {
        Tokens tokens = Tokens.of(client.refresh(held).is(200));
        held = tokens.refresh();
        return tokens;
    }

    /** How many refreshes were answered. */
    int generation() {
        return generation;
    }

    String session() {
        return held.substring(0, held.indexOf('.'));
    }
}
