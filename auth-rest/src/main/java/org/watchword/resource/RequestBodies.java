package org.watchword.resource;

import java.util.List;

/**
 * The fields of request bodies, for the document of a server with MicroProfile OpenAPI: nothing is read into them.
 * Classes with fields, since not every server finds the components of records.
 */
final class RequestBodies {

    private RequestBodies() {}

    static final class Login {
        public String username = "";
        public String password = "";
    }

    static final class Refresh {
        public String refresh_token = "";
    }

    static final class Verification {
        public String token = "";
    }

    static final class AccountChange {
        public String full_name = "";
        public String email = "";
        public String password = "";
    }

    static final class Deletion {
        public String password = "";
    }

    static final class PasswordChange {
        public String current_password = "";
        public String new_password = "";
    }

    static final class Registration {
        public String username = "";
        public String email = "";
        public String invitation = "";
        public String password = "";
        public String full_name = "";
    }

    static final class ForgottenPassword {
        public String email = "";
    }

    static final class PasswordReset {
        public String token = "";
        public String new_password = "";
    }

    static final class EmailVerification {
        public String token = "";
    }

    static final class Invitation {
        public String email = "";
        public List<String> roles = List.of();
        public String full_name = "";
    }

    static final class NamedPermission {
        public String permission = "";
    }

    static final class NewRight {
        public String name = "";
        public String description = "";
    }

    static final class NamedKey {
        public String kid = "";
    }
}
