package org.watchword.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchword.store.AccountStore;
import org.watchword.store.AttemptKey;
import org.watchword.store.AttemptRecord;
import org.watchword.store.AttemptStore;
import org.watchword.store.EndReason;
import org.watchword.store.ExpiredRows;
import org.watchword.store.NewUser;
import org.watchword.store.OneTimeToken;
import org.watchword.store.RevocationRecord;
import org.watchword.store.RevocationStore;
import org.watchword.store.Rotation;
import org.watchword.store.SessionPage;
import org.watchword.store.SessionRecord;
import org.watchword.store.SessionStore;
import org.watchword.store.SigningKeyRecord;
import org.watchword.store.SigningKeyStore;
import org.watchword.store.UserRecord;
import org.watchword.store.UserStore;

/** The ports of storage, each call through {@link StoreOpening}. */
final class LazyStores {

    private LazyStores() {}

    record Users(StoreOpening stores) implements UserStore {

        @Override
        public Optional<UserRecord> findByUsername(String username) {
            return stores.get().users().findByUsername(username);
        }

        @Override
        public Optional<UserRecord> findById(String id) {
            return stores.get().users().findById(id);
        }

        @Override
        public boolean isEmpty() {
            return stores.get().users().isEmpty();
        }

        @Override
        public boolean create(NewUser user) {
            return stores.get().users().create(user);
        }

        @Override
        public boolean replacePasswordHash(String id, String expected, String replacement) {
            return stores.get().users().replacePasswordHash(id, expected, replacement);
        }
    }

    record Sessions(StoreOpening stores) implements SessionStore {

        @Override
        public void open(SessionRecord session) {
            stores.get().sessions().open(session);
        }

        @Override
        public Optional<SessionRecord> find(String id) {
            return stores.get().sessions().find(id);
        }

        @Override
        public boolean rotate(String id, long expectedGeneration, Rotation rotation) {
            return stores.get().sessions().rotate(id, expectedGeneration, rotation);
        }

        @Override
        public boolean end(String id, EndReason reason, Instant at, Instant tokensUntil) {
            return stores.get().sessions().end(id, reason, at, tokensUntil);
        }

        @Override
        public List<String> endAllOf(String userId, EndReason reason, Instant at, Instant tokensUntil) {
            return stores.get().sessions().endAllOf(userId, reason, at, tokensUntil);
        }

        @Override
        public List<SessionRecord> openOf(String userId, Instant now) {
            return stores.get().sessions().openOf(userId, now);
        }

        @Override
        public SessionPage findOpen(@Nullable String userId, Instant now, int page, int size) {
            return stores.get().sessions().findOpen(userId, now, page, size);
        }

        @Override
        public List<String> endOthersOf(
                String userId, String keptId, EndReason reason, Instant at, Instant tokensUntil) {
            return stores.get().sessions().endOthersOf(userId, keptId, reason, at, tokensUntil);
        }
    }

    record SigningKeys(StoreOpening stores) implements SigningKeyStore {

        @Override
        public List<SigningKeyRecord> all() {
            return stores.get().signingKeys().all();
        }

        @Override
        public boolean addFirst(SigningKeyRecord key) {
            return stores.get().signingKeys().addFirst(key);
        }
    }

    record Revocations(StoreOpening stores) implements RevocationStore {

        @Override
        public void record(RevocationRecord revocation) {
            stores.get().revocations().record(revocation);
        }

        @Override
        public List<RevocationRecord> recordedWithin(Duration window) {
            return stores.get().revocations().recordedWithin(window);
        }

        @Override
        public boolean mayRead() {
            return stores.get().revocations().mayRead();
        }
    }

    record Accounts(StoreOpening stores) implements AccountStore {

        @Override
        public Registered register(NewUser user) {
            return stores.get().accounts().register(user);
        }

        @Override
        public Optional<UserRecord> findByEmail(String email) {
            return stores.get().accounts().findByEmail(email);
        }

        @Override
        public void issue(OneTimeToken token) {
            stores.get().accounts().issue(token);
        }

        @Override
        public Optional<OneTimeToken> find(String hash, OneTimeToken.Purpose purpose, Instant now) {
            return stores.get().accounts().find(hash, purpose, now);
        }

        @Override
        public Optional<String> verifyEmail(String hash, Instant now) {
            return stores.get().accounts().verifyEmail(hash, now);
        }

        @Override
        public Optional<String> resetPassword(String hash, String passwordHash, Instant now) {
            return stores.get().accounts().resetPassword(hash, passwordHash, now);
        }
    }

    record Expired(StoreOpening stores) implements ExpiredRows {

        @Override
        public int remove(Kind kind, Instant before, int most) {
            return stores.get().expired().remove(kind, before, most);
        }
    }

    record Attempts(StoreOpening stores) implements AttemptStore {

        @Override
        public Optional<AttemptRecord> find(AttemptKey key) {
            return stores.get().attempts().find(key);
        }

        @Override
        public boolean replace(AttemptKey key, @Nullable AttemptRecord expected, AttemptRecord next) {
            return stores.get().attempts().replace(key, expected, next);
        }

        @Override
        public void remove(AttemptKey key) {
            stores.get().attempts().remove(key);
        }
    }
}
