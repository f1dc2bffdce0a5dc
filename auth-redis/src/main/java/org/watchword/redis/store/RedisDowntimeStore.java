package org.watchword.redis.store;

import java.util.List;
import java.util.Optional;
import org.watchword.redis.link.Reply;
import org.watchword.store.downtime.Downtime;
import org.watchword.store.downtime.DowntimeStore;

/**
 * Notes when the service could not be asked, by the clock that sessions are judged by. A node answers where both do:
 * the database is asked first, so that nothing is noted while it does not.
 */
record RedisDowntimeStore(Keyspace keys, DowntimeStore database) implements DowntimeStore {

    @Override
    public void answering() {
        database.answering();
        keys.run(Scripts.ANSWERING);
    }

    @Override
    public void answeringAgain() {
        database.answeringAgain();
        keys.run(Scripts.ANSWERING_AGAIN);
    }

    @Override
    public Optional<Downtime> latest() {
        List<Reply> found = keys.run(Scripts.DOWNTIME).list();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Downtime(
                        SessionFields.moment(found.get(0).text()),
                        SessionFields.moment(found.get(1).text())));
    }
}
