package org.watchword.token;

/**
 * The exact text of a token as a key of {@link VerifiedTokens}. The whole text decides whether two are equal; the hash
 * looks only at the end, which lies in the signature and is as good as random. A server makes a new String of every
 * request's header, and to hash all of it would cost more than everything else that is done for a token seen before.
 */
record TokenText(String text) {

    private static final int HASHED = 24;

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        int hash = text.length();
        for (int i = Math.max(0, text.length() - HASHED); i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "TokenText[" + text.length() + " characters]";
    }
}
