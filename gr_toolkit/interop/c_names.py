"""Which names are safe in C.

Headers define what they like: INFINITY and M_PI are macros, y0 and gamma are functions. So an argument keeps its name
only if no header can mean it, and gets an underscore at its end otherwise. A function's name is the caller's choice,
and refused where C, its mathematical library or its standard library has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .expressions import GREEK, IDENTIFIER

KEYWORDS = frozenset(
    "alignas alignof asm auto bool break case char class const constexpr continue default delete do double else enum "
    "explicit export extern false float for friend goto if inline int long mutable namespace new nullptr operator "
    "private protected public register restrict return short signed sizeof static struct switch template this "
    "thread_local throw true try catch typedef typeid typename typeof typeof_unqual union unsigned using virtual void "
    "volatile while linux unix i386 main result sign curved_sine curved_cosine".split()
)
MATHEMATICS = (
    "abs acos acosh acospi asin asinh asinpi atan atan2 atan2pi atanh atanpi canonicalize cbrt ceil compoundn copysign "
    "cos cosh cospi dadd ddiv dfma div dmul drem dsqrt dsub erf erfc exp exp10 exp10m1 exp2 exp2m1 expm1 fabs fadd "
    "fdim fdiv ffma finite float_t double_t floor fma fmax fmaximum fmaximum_mag fmaximum_mag_num fmaximum_num fmaxmag "
    "fmin fminimum fminimum_mag fminimum_mag_num fminimum_num fminmag fmod fmul fpclassify frexp fromfp fromfpx fsqrt "
    "fsub gamma getpayload hypot ilogb is[a-z]+ j[01n] ldexp lgamma llogb llrint llround log log10 log10p1 log1p log2 "
    "log2p1 logb logp1 lrint lround matherr math_errhandling modf nan nearbyint nextafter nextdown nexttoward nextup "
    "pow pown powr remainder remquo rint rootn round roundeven rsqrt scalb scalbln scalbn setpayload setpayloadsig "
    "signbit signgam significand sin sincos sinh sinpi sqrt tan tanh tanpi tgamma totalorder totalordermag trunc "
    "ufromfp ufromfpx y[01n]"
)
LIBRARY = (
    "abort accept access acct alarm aligned_alloc alloca asctime assert atexit atof atoi atol atoll bcmp bcopy bind "
    "brk bsearch bzero calloc chdir chmod chown clearerr clock clone close connect creat ctime difftime dup exec[a-z]* "
    "exit f(close|eof|error|flush|getc|getpos|gets|open|printf|putc|puts|read|reopen|scanf|seek|setpos|tell|write) ffs "
    "fork free getc getchar getenv getpid gets gmtime index ioctl kill labs ldiv link listen llabs lldiv localeconv "
    "localtime longjmp lseek malloc mblen mbstowcs mbtowc mem[a-z]+ mkdir mktime mmap mprotect nice open pause perror "
    "pipe poll printf putc putchar puts qsort raise rand random read readlink realloc recv remove rename reboot rewind "
    "rindex rmdir sbrk scanf select send setbuf setjmp setlocale setvbuf shutdown signal sleep snprintf socket sprintf "
    "srand srandom sscanf stat str[a-z]+ swab sync system time times tmpfile tmpnam toascii tolower toupper umask "
    "uname ungetc unlink usleep va_[a-z]+ vfork v[fs]?n?printf v[fs]?scanf wait wcs[a-z]+ wctomb write"
)
TAKEN = re.compile(f"(?:{'|'.join(MATHEMATICS.split())})(?:f|l|_r|[fl]_r|f[0-9]+x?)?|{'|'.join(LIBRARY.split())}")
MACRO = re.compile(r"[A-Z0-9_]{2,}(?:f|l|f[0-9]+x?)?")
SAFE = re.compile(rf"(?:[A-Za-z]|{'|'.join(sorted(GREEK - {'gamma'}))})(?:_[a-z0-9]+)?|[a-ik-vxz][0-9]+")


def arguments_in_c(names: Sequence[str]) -> list[str]:
    """What the arguments are called: M, theta, r_s as they are, double_, gamma_, INFINITY_ with an underscore; x0, x1 …
    where a name is no plain identifier."""
    if len(set(names)) < len(names) or not all(IDENTIFIER.fullmatch(name) for name in names):
        return [f"x{k}" for k in range(len(names))]
    return [name if SAFE.fullmatch(name) else f"{name}_" for name in names]


def is_free_in_c(name: str) -> bool:
    """Whether a function can be called that beside math.h and the standard library.

    >>> [is_free_in_c(name) for name in ("kretschmann", "gamma", "log2", "y0", "NAN", "isnan", "malloc")]
    [True, False, False, False, False, False, False]
    """
    taken = name in KEYWORDS or TAKEN.fullmatch(name) or MACRO.fullmatch(name)
    return not taken and not re.fullmatch(r"w[0-9]+", name)
