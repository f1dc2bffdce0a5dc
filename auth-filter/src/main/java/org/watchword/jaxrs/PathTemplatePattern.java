package org.watchword.jaxrs;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Makes the pattern of a {@code @Path} (Jakarta REST §3.4), as it may stand anywhere in a path, in whole segments. */
final class PathTemplatePattern {

    private PathTemplatePattern() {}

    /**
     * Takes {@code {name}} for a part of a segment, and {@code {name: expression}} for what the expression says;
     * anything where that cannot be read.
     */
    static Pattern of(String template) {
        StringBuilder expression = new StringBuilder();
        String text = template.replaceAll("^/+|/+$", "");
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            int end = open < 0 ? -1 : end(text, open);
            if (end < 0) {
                expression.append(Pattern.quote(text.substring(at)));
                break;
            }
            expression.append(Pattern.quote(text.substring(at, open)));
            String variable = text.substring(open + 1, end);
            int colon = variable.indexOf(':');
            expression
                    .append("(?:")
                    .append(colon < 0 ? "[^/]+" : variable.substring(colon + 1).strip())
                    .append(')');
            at = end + 1;
        }
        return compiled("(?:^|/)" + expression + "(?:/|$)");
    }

    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression, Pattern.DOTALL);
        } catch (PatternSyntaxException unreadable) {
            return Pattern.compile("");
        }
    }

    /** Finds the brace that closes the one at this place; an expression may have braces of its own. */
    private static int end(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
