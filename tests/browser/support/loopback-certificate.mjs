// A certificate that nobody believes, for the encrypted servers of tests on this machine. Its key opens nothing.

export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFwG2TkbXXZy0RcB5
g0qnMXBYAalEVptD9ReiMDWIPb6hRANCAAQ2KBeGv3UJQ9V+rHQhlV/znfq+Y918
+iqwjUzEi9F8vuxflvqszuVOfC8fSxK82+DLBfClpZ51zpWJEulNvr+G
-----END PRIVATE KEY-----`;

export const certificate = `-----BEGIN CERTIFICATE-----
MIIBqDCCAU2gAwIBAgIUVDkgt3cznRzybKVWM6K5r56D4T4wCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPcmVwb3J0cy5leGFtcGxlMCAXDTI2MTEyNjA0Mjg1MVoYDzIx
MjYxMTAyMDQyODUxWjAaMRgwFgYDVQQDDA9yZXBvcnRzLmV4YW1wbGUwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAAQ2KBeGv3UJQ9V+rHQhlV/znfq+Y918+iqwjUzE
i9F8vuxflvqszuVOfC8fSxK82+DLBfClpZ51zpWJEulNvr+Go28wbTAdBgNVHQ4E
FgQUasdHIhOPJX4P0xgnzfQw7YJ5+OkwHwYDVR0jBBgwFoAUasdHIhOPJX4P0xgn
zfQw7YJ5+OkwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgg9yZXBvcnRzLmV4
YW1wbGUwCgYIKoZIzj0EAwIDSQAwRgIhAPPcVYjSQelLr2mwrMsZzN4ypmfBTPRo
yPb670LtNrRBAiEA0383xlnTlfh1i+z2Ls3SbseI9aiCezQy7vkqLb6XN4Y=
-----END CERTIFICATE-----`;
