package org.watchword.cli.key;

import java.util.List;
import org.watchword.api.login.Actor;
import org.watchword.api.login.Origin;
import org.watchword.cli.database.OpenDatabase;
import org.watchword.cli.terminal.CommandRefusedException;
import org.watchword.signing.KeyRevocationResult;
import org.watchword.signing.KeyRotation;
import org.watchword.signing.KeyRotationResult;
import org.watchword.signing.KeyView;

/** The generated keys of the database that a command works on, as an operator changes them. */
record OperatorKeys(OpenDatabase database) {

    private static final Actor NOBODY = new Actor(null, null, Origin.NONE);

    List<KeyView> all() {
        return rotation().keys();
    }

    KeyRotationResult rotate() {
        return withKeys().rotate(NOBODY);
    }

    KeyRevocationResult revoke(String kid) {
        return withKeys().revoke(kid, NOBODY);
    }

    /** Refuses to make the first key: where there is none, the nodes use others or were never started. */
    private KeyRotation withKeys() {
        KeyRotation rotation = rotation();
        if (rotation.keys().isEmpty()) {
            throw new CommandRefusedException("there are no generated keys in this database");
        }
        return rotation;
    }

    private KeyRotation rotation() {
        return KeyRotation.beside(database.generatedKeys());
    }
}
