package org.watchword.integration;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Takes down what the tests of each {@link MatrixRow} saw on the server of this run; found through
 * {@code META-INF/services}.
 */
public final class MatrixListener implements TestExecutionListener {

    private final MatrixColumn column = new MatrixColumn();

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        String limit = entry.getKeyValuePairs().get(MatrixRow.LIMIT);
        if (limit != null) {
            row(test).ifPresent(row -> column.limit(row, limit));
        }
        String no = entry.getKeyValuePairs().get(MatrixRow.NO);
        if (no != null) {
            row(test).ifPresent(row -> column.no(row, no));
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.isTest()) {
            row(test).ifPresent(row -> column.result(row, result.getStatus() == TestExecutionResult.Status.SUCCESSFUL));
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        row(test).ifPresent(row -> column.result(row, false));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        String server = System.getProperty("arquillian.launch");
        String folder = System.getProperty("matrix");
        if (server == null || folder == null || column.isEmpty()) {
            return;
        }
        column.write(Path.of(folder), server, System.getProperty("matrix.process"));
        MatrixDocument.write(
                Path.of(folder),
                Path.of(System.getProperty("matrix.template")),
                Path.of(System.getProperty("matrix.document")));
    }

    /** The row of a method stands before that of its class. */
    private static Optional<MatrixRow> row(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .flatMap(source -> {
                    Method method = source.getJavaMethod();
                    return Optional.ofNullable(method.getAnnotation(MatrixRow.class))
                            .or(() -> Optional.ofNullable(source.getJavaClass().getAnnotation(MatrixRow.class)));
                });
    }
}
