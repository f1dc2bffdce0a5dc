package org.watchword.cli.session;

import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.FilterWriter;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;

/** Writes for programs: one array, one object for each session, names as the endpoints have them. */
final class SessionsJson implements SessionsOutput {

    private final PrintWriter out;
    private final JsonGenerator json;

    SessionsJson(PrintWriter out) {
        this.out = out;
        this.json = JsonProvider.provider().createGenerator(new KeptOpen(out));
        json.writeStartArray();
    }

    @Override
    public void add(SessionStore.OpenSession row) {
        SessionRecord session = row.session();
        json.writeStartObject().write("id", session.id()).write("user_id", session.userId());
        text("username", row.username());
        json.write("created_at", session.createdAt().toString())
                .write("last_used_at", session.rotatedAt().toString())
                .write("expires_at", SessionsOutput.endOf(session).toString());
        text("address", session.address());
        text("device", session.userAgent());
        json.writeEnd();
    }

    private void text(String name, @Nullable String value) {
        if (value == null) {
            json.writeNull(name);
        } else {
            json.write(name, value);
        }
    }

    @Override
    public void close() {
        json.writeEnd().close();
        out.println();
    }

    /** The generator closes its writer; standard output goes on. */
    private static final class KeptOpen extends FilterWriter {

        KeptOpen(PrintWriter out) {
            super(out);
        }

        @Override
        public void close() {
            ((PrintWriter) out).flush();
        }
    }
}
