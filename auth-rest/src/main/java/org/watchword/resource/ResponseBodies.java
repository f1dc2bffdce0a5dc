package org.watchword.resource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The members of response bodies, for the document of a server with MicroProfile OpenAPI: nothing is written from them.
 * Classes with fields, since not every server finds the components of records.
 */
final class ResponseBodies {

    private ResponseBodies() {}

    static final class Tokens {
        public String access_token = "";
        public String refresh_token = "";
        public String token_type = "";
        public long expires_in;
        public long refresh_expires_in;
    }

    static final class TokenState {
        public boolean valid;
        public String username = "";
        public String subject = "";
        public List<String> roles = List.of();
        public List<String> permissions = List.of();
        public Instant issued_at = Instant.EPOCH;
        public Instant expires_at = Instant.EPOCH;
    }

    static final class PublicKeys {
        public List<Map<String, String>> keys = List.of();
    }

    static final class RevokedTokens {
        public String session = "";
        public String user = "";
        public Instant issued_before = Instant.EPOCH;
        public Instant until = Instant.EPOCH;
    }

    static final class Revocations {
        public List<RevokedTokens> revocations = List.of();
        public String next = "";
        public boolean more;
    }

    static final class OwnAccount {
        public String id = "";
        public String username = "";
        public String email = "";
        public boolean email_verified;
        public String full_name = "";
        public List<String> roles = List.of();
        public List<String> permissions = List.of();
    }

    static final class OwnSession {
        public String id = "";
        public String device = "";
        public String address = "";
        public Instant created_at = Instant.EPOCH;
        public Instant last_used_at = Instant.EPOCH;
        public Instant expires_at = Instant.EPOCH;
        public boolean current;
    }

    static final class OwnSessions {
        public List<OwnSession> sessions = List.of();
        public int page;
        public int size;
        public long total;
    }

    static final class NewUser {
        public String user_id = "";
    }

    static final class UserAccount {
        public String id = "";
        public String username = "";
        public String email = "";
        public boolean email_verified;
        public String full_name = "";
        public boolean enabled;
        public List<String> roles = List.of();
        public List<String> permissions = List.of();
        public Instant created_at = Instant.EPOCH;
    }

    static final class Users {
        public List<UserAccount> users = List.of();
        public int page;
        public int size;
        public long total;
        public String match = "part";
    }

    static final class UserSession {
        public String id = "";
        public String user_id = "";
        public String username = "";
        public String device = "";
        public String address = "";
        public Instant created_at = Instant.EPOCH;
        public Instant last_used_at = Instant.EPOCH;
    }

    static final class UserSessions {
        public List<UserSession> sessions = List.of();
        public int page;
        public int size;
        public long total;
    }

    static final class Event {
        public String id = "";
        public Instant at = Instant.EPOCH;
        public String event = "";
        public String outcome = "";
        public String user = "";
        public String actor = "";
        public String session = "";
        public String address = "";
        public String user_agent = "";
        public String request_id = "";
        public String detail = "";
    }

    static final class Events {
        public List<Event> events = List.of();
        public int page;
        public int size;
        public long total;
    }

    static final class CleanUp {
        public int sessions;
        public int one_time_tokens;
        public int invitations;
        public int revocations;
        public int attempts;
        public int audit_events;
        public boolean more;
    }

    static final class KeyState {
        public String kid = "";
        public String algorithm = "";
        public String state = "";
        public Instant created_at = Instant.EPOCH;
        public Instant signs_from = Instant.EPOCH;
        public Instant verifies_until = Instant.EPOCH;
    }

    static final class SigningKeys {
        public List<KeyState> keys = List.of();
    }

    static final class NextKey {
        public String kid = "";
        public Instant signs_from = Instant.EPOCH;
    }

    static final class RevokedKey {
        public String kid = "";
        public String successor = "";
    }

    static final class RoleRights {
        public String name = "";
        public String description = "";
        public List<String> permissions = List.of();
    }

    static final class Roles {
        public List<RoleRights> roles = List.of();
    }

    static final class Right {
        public String name = "";
        public String description = "";
    }

    static final class Permissions {
        public List<Right> permissions = List.of();
    }

    static final class NewName {
        public String name = "";
    }

    static final class KeysInForce {
        public String source = "";
        public String algorithm = "";
        public List<String> kids = List.of();
    }

    static final class StoreState {
        public String datasource = "";
        public String database = "";
        public String schema_version = "";
        public String state = "";
    }

    static final class Integration {
        public String name = "";
        public boolean on;
        public String why = "";
    }

    static final class Problem {
        public String name = "";
        public String what = "";
        public String remedy = "";
    }

    static final class SettingOrigin {
        public String name = "";
        public String origin = "";
    }

    static final class Report {
        public String server = "";
        public String application = "";
        public String version = "";
        public List<String> endpoints = List.of();
        public KeysInForce keys = new KeysInForce();
        public StoreState store = new StoreState();
        public List<Integration> integrations = List.of();
        public List<Problem> conflicts = List.of();
        public List<Problem> unsafe = List.of();
        public List<String> notes = List.of();
        public List<SettingOrigin> settings = List.of();
    }

    static final class ErrorDetail {
        public int code;
        public String message = "";
        public String reason = "";
        public Instant timestamp = Instant.EPOCH;
        public long retry_after;
        public Map<String, String> fields = Map.of();
    }

    static final class Refused {
        public ErrorDetail error = new ErrorDetail();
    }
}
