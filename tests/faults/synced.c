/*
 * Preloaded into a store's process: keeps beside each file what of it has been synced, in LECTERN_SYNCED, under the file's name.
 * After a kill only that is put back, as a power cut leaves a disk that had not yet written the rest.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *name_of(const char *path) {
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static int shadow_of(const char *path, char *shadow) {
	const char *folder = getenv("LECTERN_SYNCED");
	if (!folder) return 0;
	return snprintf(shadow, PATH_MAX, "%s/%s", folder, name_of(path)) < PATH_MAX;
}

static void keep(int fd) {
	char link[64], path[PATH_MAX], shadow[PATH_MAX], bytes[65536];
	struct stat from, to;
	if (fstat(fd, &from) || !S_ISREG(from.st_mode)) return;
	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	ssize_t length = readlink(link, path, sizeof path - 1);
	if (length < 0) return;
	path[length] = 0;
	if (!shadow_of(path, shadow)) return;
	int in = open(path, O_RDONLY | O_CLOEXEC);
	int out = open(shadow, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (in >= 0 && out >= 0 && !fstat(out, &to)) {
		/* A log that is only added to is long, and its head is there. */
		off_t at = strstr(path, ".incr.aof") ? to.st_size : 0;
		ssize_t got;
		while (at < from.st_size && (got = pread(in, bytes, sizeof bytes, at)) > 0) {
			if (pwrite(out, bytes, got, at) != got) abort();
			at += got;
		}
		if (ftruncate(out, at)) abort();
	}
	if (in >= 0) close(in);
	if (out >= 0) close(out);
}

#define SYNC(name)                                                  \
	int name(int fd) {                                              \
		static int (*real)(int);                                    \
		if (!real) real = (int (*)(int))dlsym(RTLD_NEXT, #name);    \
		int done = real(fd);                                        \
		if (done == 0) keep(fd);                                    \
		return done;                                                \
	}
SYNC(fsync)
SYNC(fdatasync)

int rename(const char *from, const char *to) {
	static int (*real)(const char *, const char *);
	if (!real) real = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
	int done = real(from, to);
	char before[PATH_MAX], after[PATH_MAX];
	if (done == 0 && shadow_of(from, before) && shadow_of(to, after) && real(before, after))
		unlink(after);
	return done;
}
