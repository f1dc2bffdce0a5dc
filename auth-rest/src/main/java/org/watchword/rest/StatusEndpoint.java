package org.watchword.rest;

import java.util.function.Supplier;
import org.watchword.servlet.Watchword;

/** {@code GET /auth/status}: the report as it is now. */
final class StatusEndpoint implements Endpoint {

    private final Supplier<Watchword> watchword;
    private final StoreReport storeReport;
    private final Answers answers;

    StatusEndpoint(Supplier<Watchword> watchword, StoreReport storeReport, Answers answers) {
        this.watchword = watchword;
        this.storeReport = storeReport;
        this.answers = answers;
    }

    @Override
    public Answer answer(EndpointRequest request) {
        storeReport.look();
        return answers.ok(StatusBody.of(watchword.get().report().snapshot(), answers));
    }
}
