package org.watchword.key;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Optional;

/** The three curves of RFC 7518 §6.2.1.1, and the little arithmetic that loading keys needs. */
public enum Curve {
    P256("P-256", "secp256r1", JwsAlgorithm.ES256),
    P384("P-384", "secp384r1", JwsAlgorithm.ES384),
    P521("P-521", "secp521r1", JwsAlgorithm.ES512);

    private static final BigInteger THREE = BigInteger.valueOf(3);

    private final String jwkName;
    private final JwsAlgorithm algorithm;

    @SuppressWarnings("ImmutableEnumChecker") // ECParameterSpec is immutable, it only does not say so
    private final ECParameterSpec spec;

    Curve(String jwkName, String standardName, JwsAlgorithm algorithm) {
        this.jwkName = jwkName;
        this.algorithm = algorithm;
        this.spec = spec(standardName);
    }

    private static ECParameterSpec spec(String standardName) {
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec(standardName));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks the curve " + standardName, e);
        }
    }

    public static Optional<Curve> named(String jwkName) {
        for (Curve curve : values()) {
            if (curve.jwkName.equals(jwkName)) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    /** By all parameters, not by size: secp256k1 and the Brainpool curves have the same sizes. */
    public static Optional<Curve> of(ECKey key) {
        ECParameterSpec given = key.getParams();
        for (Curve curve : values()) {
            ECParameterSpec known = curve.spec;
            if (known.getCurve().equals(given.getCurve())
                    && known.getGenerator().equals(given.getGenerator())
                    && known.getOrder().equals(given.getOrder())
                    && known.getCofactor() == given.getCofactor()) {
                return Optional.of(curve);
            }
        }
        return Optional.empty();
    }

    public String jwkName() {
        return jwkName;
    }

    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    public ECParameterSpec spec() {
        return spec;
    }

    /** Octets of one coordinate (RFC 7518 §6.2.1.2). */
    public int coordinateLength() {
        return (spec.getCurve().getField().getFieldSize() + 7) / 8;
    }

    /**
     * A point beside the curve leaks or weakens the key (CVE-2017-12974, CVE-2017-16007); the JDK does not look when it
     * loads one.
     */
    public boolean contains(ECPoint point) {
        if (point.equals(ECPoint.POINT_INFINITY)) {
            return false;
        }
        BigInteger p = prime();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        if (x.signum() < 0 || y.signum() < 0 || x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
            return false;
        }
        EllipticCurve curve = spec.getCurve();
        BigInteger right = x.modPow(THREE, p)
                .add(curve.getA().multiply(x))
                .add(curve.getB())
                .mod(p);
        return y.multiply(y).mod(p).equals(right);
    }

    /**
     * The public point of a private key: a PEM file often has the private key alone. Done once at start, by double and
     * add; its timing is of use to nobody there.
     */
    public ECPoint publicPoint(BigInteger privateValue) {
        ECPoint sum = ECPoint.POINT_INFINITY;
        ECPoint power = spec.getGenerator();
        for (int bit = 0; bit < privateValue.bitLength(); bit++) {
            if (privateValue.testBit(bit)) {
                sum = add(sum, power);
            }
            power = add(power, power);
        }
        return sum;
    }

    private ECPoint add(ECPoint a, ECPoint b) {
        if (a.equals(ECPoint.POINT_INFINITY)) {
            return b;
        }
        if (b.equals(ECPoint.POINT_INFINITY)) {
            return a;
        }
        BigInteger p = prime();
        BigInteger slope;
        if (a.equals(b)) {
            BigInteger numerator =
                    a.getAffineX().pow(2).multiply(THREE).add(spec.getCurve().getA());
            slope = numerator.multiply(a.getAffineY().shiftLeft(1).modInverse(p));
        } else if (a.getAffineX().equals(b.getAffineX())) {
            return ECPoint.POINT_INFINITY;
        } else {
            BigInteger run = b.getAffineX().subtract(a.getAffineX()).mod(p);
            slope = b.getAffineY().subtract(a.getAffineY()).multiply(run.modInverse(p));
        }
        BigInteger x =
                slope.pow(2).subtract(a.getAffineX()).subtract(b.getAffineX()).mod(p);
        BigInteger y = slope.multiply(a.getAffineX().subtract(x))
                .subtract(a.getAffineY())
                .mod(p);
        return new ECPoint(x, y);
    }

    private BigInteger prime() {
        return ((ECFieldFp) spec.getCurve().getField()).getP();
    }
}
