/** How fast Carrick is, beside others and beside what the database alone can do: {@code mvn -Pbenchmark verify}. No test, and no part of CI. */
package carrick.benchmark;
