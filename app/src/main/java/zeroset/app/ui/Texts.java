package zeroset.app.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What users read, from one bundle. English is its only language so far; another one is another file.
public final class Texts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("zeroset.app.ui.messages", Locale.ROOT);

    private Texts() {}

    /// A text as it stands.
    ///
    /// @throws java.util.MissingResourceException when there is none: a slip of ours that a test finds
    public static String of(String key) {
        return BUNDLE.getString(key);
    }

    /// A text with values in it.
    ///
    /// @param values formatted already; a number would get its locale's separators
    public static String of(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(values);
    }

    /// Whether there is such a text.
    public static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
