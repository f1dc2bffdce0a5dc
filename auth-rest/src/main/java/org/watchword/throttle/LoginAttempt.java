package org.watchword.throttle;

/** One login that is being tried. Exactly one of its methods is to be called, once, on any thread. */
public interface LoginAttempt {

    /** The one that nobody counts. */
    LoginAttempt UNCOUNTED = new LoginAttempt() {
        @Override
        public void succeeded() {}

        @Override
        public void failed() {}

        @Override
        public void withdrawn() {}
    };

    /** The password was right. */
    void succeeded();

    /** It was wrong, or there is no such user. */
    void failed();

    /** It was not looked at. */
    void withdrawn();
}
