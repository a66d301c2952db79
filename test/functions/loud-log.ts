// Imported first by tests that read the log: loggers take their level when they are made.
process.env.POWERTOOLS_LOG_LEVEL = 'DEBUG';
delete process.env.POWERTOOLS_METRICS_DISABLED;
