package zeroset.render.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import zeroset.model.camera.Camera;
import zeroset.model.geometry.SceneTransform;
import zeroset.model.geometry.Sphere;
import zeroset.render.navigation.NavigationRig;
import zeroset.render.scene.CameraGlyph;
import zeroset.render.scene.MeshGeometry;
import zeroset.render.scene.PointSet;
import zeroset.render.scene.Raster;

/// Things to draw: a ball with a colourful skin, cameras around it, points on a second shell.
final class Stages {

    static final Sphere UNIT = new Sphere(10, -4, 2, 1.5);
    static final SceneTransform SPACE = new SceneTransform(UNIT);
    static final Vector3dc UP = new Vector3d(0, 0, 1);

    private Stages() {}

    static Camera view(int width, int height) {
        return NavigationRig.framing(new Sphere(10, -4, 2, 3.2), UP, 40).camera(width, height);
    }

    /// A ball of radius 0.6 in unit space, around (0.1, 0, 0).
    static MeshGeometry ball(int rings) {
        int columns = 2 * rings;
        var positions = new float[3 * (rings + 1) * (columns + 1)];
        var normals = new float[positions.length];
        var colors = new byte[positions.length];
        int at = 0;
        for (int ring = 0; ring <= rings; ring++) {
            for (int column = 0; column <= columns; column++, at += 3) {
                double polar = Math.PI * ring / rings;
                double azimuth = 2 * Math.PI * column / columns;
                normals[at] = (float) (Math.sin(polar) * Math.cos(azimuth));
                normals[at + 1] = (float) (Math.sin(polar) * Math.sin(azimuth));
                normals[at + 2] = (float) Math.cos(polar);
                positions[at] = 0.1f + 0.6f * normals[at];
                positions[at + 1] = 0.6f * normals[at + 1];
                positions[at + 2] = 0.6f * normals[at + 2];
                colors[at] = (byte) (150 + 100 * normals[at]);
                colors[at + 1] = (byte) (ring % 4 < 2 ? 190 : 120);
                colors[at + 2] = (byte) (150 + 100 * normals[at + 2]);
            }
        }
        var triangles = new int[6 * rings * columns];
        at = 0;
        for (int ring = 0; ring < rings; ring++) {
            for (int column = 0; column < columns; column++) {
                int a = ring * (columns + 1) + column;
                int b = a + columns + 1;
                for (int vertex : new int[] {a, b, b + 1, a, b + 1, a + 1}) {
                    triangles[at++] = vertex;
                }
            }
        }
        return new MeshGeometry(positions, triangles, normals, colors);
    }

    /// A ring of training, held-out and disabled cameras; the third is selected, the fifth has no photograph.
    static List<CameraGlyph> cameras() {
        var glyphs = new ArrayList<CameraGlyph>();
        NavigationRig rig = NavigationRig.framing(new Sphere(10, -4, 2, 0.9), UP, 45);
        for (int i = 0; i < 10; i++) {
            var use = i % 5 == 1
                    ? CameraGlyph.Use.HELD_OUT
                    : i % 5 == 4 ? CameraGlyph.Use.DISABLED : CameraGlyph.Use.TRAINING;
            var photo = i == 5 ? Optional.<Raster>empty() : Optional.of(photo(i));
            glyphs.add(new CameraGlyph(rig.camera(640, 480), use, i == 3, photo));
            rig = rig.orbit(200, 0, 1000);
        }
        return glyphs;
    }

    /// An upright photograph: sky over ground, a sun in the upper left, a hue of its own.
    static Raster photo(int index) {
        var argb = new int[80 * 60];
        for (int y = 0; y < 60; y++) {
            for (int x = 0; x < 80; x++) {
                boolean sun = Math.hypot(x - 18, y - 14) < 9;
                int ground = 0x30 + 20 * index;
                argb[y * 80 + x] = 0xff000000 | (sun ? 0xffe9a0 : y < 36 ? 0x7fb0e0 : (ground << 16) | 0x7040);
            }
        }
        return new Raster(80, 60, argb);
    }

    static PointSet points(int count) {
        var random = new Random(4);
        var positions = new float[3 * count];
        var colors = new byte[3 * count];
        for (int i = 0; i < positions.length; i += 3) {
            var direction = new Vector3d(random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
            direction.normalize(0.85);
            positions[i] = (float) direction.x;
            positions[i + 1] = (float) direction.y;
            positions[i + 2] = (float) direction.z;
            colors[i] = (byte) 230;
            colors[i + 1] = (byte) random.nextInt(90, 220);
            colors[i + 2] = (byte) 80;
        }
        return new PointSet(positions, colors);
    }
}
