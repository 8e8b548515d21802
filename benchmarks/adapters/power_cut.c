/* What a disk holds after a power cut, if it keeps nothing but what was synced:
   cc -shared -fPIC -o power_cut.so power_cut.c -ldl; LD_PRELOAD=power_cut.so POWER_CUT_KEPT=FOLDER program
   After every fsync and fdatasync of a file, FOLDER has a copy of that file as it is then.
   A file that is removed is gone at once. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void keep(int file) {
    const char *folder = getenv("POWER_CUT_KEPT");
    char link[64], path[4096], made[8192], done[8192], bytes[65536];
    struct stat about;
    if (!folder || fstat(file, &about) || !S_ISREG(about.st_mode)) return;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return;
    path[length] = 0;
    const char *name = strrchr(path, '/') + 1;
    snprintf(made, sizeof made, "%s/%s.making", folder, name);
    snprintf(done, sizeof done, "%s/%s", folder, name);
    int copy = open(made, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (copy < 0) return;
    off_t at = 0;
    while ((length = pread(file, bytes, sizeof bytes, at)) > 0) {
        if (write(copy, bytes, length) != length) abort();
        at += length;
    }
    close(copy);
    rename(made, done);
}

int fsync(int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    int result = real(file);
    if (!result) keep(file);
    return result;
}

int fdatasync(int file) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    int result = real(file);
    if (!result) keep(file);
    return result;
}

int unlink(const char *path) {
    int (*real)(const char *) = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
    const char *folder = getenv("POWER_CUT_KEPT"), *name = strrchr(path, '/');
    int result = real(path);
    if (!result && folder) {
        char copy[8192];
        snprintf(copy, sizeof copy, "%s/%s", folder, name ? name + 1 : path);
        real(copy);
    }
    return result;
}
